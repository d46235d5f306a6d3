/// Settings, grants and signed snapshots.
module dev.gatehouse.control {
    requires org.snakeyaml.engine;

    exports dev.gatehouse.control;
    exports dev.gatehouse.control.approvals;
    exports dev.gatehouse.control.exposure;
    exports dev.gatehouse.control.files;
    exports dev.gatehouse.control.home;
    exports dev.gatehouse.control.json;
    exports dev.gatehouse.control.naming;
    exports dev.gatehouse.control.objects;
    exports dev.gatehouse.control.policies;
    exports dev.gatehouse.control.register;
    exports dev.gatehouse.control.settings;
    exports dev.gatehouse.control.shape to dev.gatehouse.cli;
    exports dev.gatehouse.control.snapshot;
}
