/// Questions asked of calls and of what comes back, one package a concern.
module dev.gatehouse.checks {
    requires transitive dev.gatehouse.pipeline;
    requires transitive dev.gatehouse.destinations;
}
