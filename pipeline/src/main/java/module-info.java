/// The words of the house and the way of a call.
module dev.gatehouse.pipeline {
    requires transitive dev.gatehouse.protocol;

    exports dev.gatehouse.pipeline;
}
