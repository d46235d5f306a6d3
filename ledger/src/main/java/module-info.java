/// Entries, chain, seal and the offline verifier.
module dev.gatehouse.ledger {
    requires tools.jackson.core;

    exports dev.gatehouse.ledger;
}
