/// The broker's main: it alone dials out.
module dev.gatehouse.vault {
    requires dev.gatehouse.egress;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.control;
    requires dev.gatehouse.confine;
    requires dev.gatehouse.identity;
}
