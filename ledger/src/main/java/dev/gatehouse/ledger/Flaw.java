package dev.gatehouse.ledger;

/// What is wrong with a line. Never leaves the room: it becomes a [Verified.Broken] or a [LedgerException.Damaged].
final class Flaw extends Exception {
    Flaw(String what) {
        super(what, null, false, false);
    }
}
