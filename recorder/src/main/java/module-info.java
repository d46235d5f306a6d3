/// The recorder's main: the sole writer of the ledger.
module dev.gatehouse.recorder {
    requires dev.gatehouse.ledger;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.control;
    requires dev.gatehouse.confine;
}
