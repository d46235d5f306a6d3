/// The keeper's main: stdio servers as confined processes.
module dev.gatehouse.hosting {
    requires dev.gatehouse.protocol;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.control;
    requires dev.gatehouse.confine;
}
