/// The office's main: settings, signing, the operator's door.
module dev.gatehouse.office {
    requires dev.gatehouse.checks;
    requires dev.gatehouse.identity;
    requires dev.gatehouse.serving;
    requires dev.gatehouse.control;
    requires dev.gatehouse.watch;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.confine;
}
