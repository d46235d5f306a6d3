/// Metrics and health.
module dev.gatehouse.watch {
    requires dev.gatehouse.ledger;

    exports dev.gatehouse.watch;
}
