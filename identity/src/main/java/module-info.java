/// From a token to a Caller.
module dev.gatehouse.identity {
    requires transitive dev.gatehouse.pipeline;
    requires com.nimbusds.jose.jwt;
    requires tools.jackson.core;

    exports dev.gatehouse.identity;
}
