/// Questions asked of calls and of what comes back, one package a concern.
module dev.gatehouse.checks {
    requires transitive dev.gatehouse.pipeline;
    requires transitive dev.gatehouse.destinations;
    requires dev.gatehouse.cel;
    requires net.sf.jsqlparser;

    exports dev.gatehouse.checks.approval;
    exports dev.gatehouse.checks.arguments;
    exports dev.gatehouse.checks.arguments.meanings;
    exports dev.gatehouse.checks.objects;
    exports dev.gatehouse.checks.permission;
    exports dev.gatehouse.checks.permission.conditions;
    exports dev.gatehouse.checks.pinning;
    exports dev.gatehouse.checks.rate;
    exports dev.gatehouse.checks.results;
    exports dev.gatehouse.checks.text to dev.gatehouse.gateway, dev.gatehouse.office;
}
