package dev.gatehouse.ledger;

/// A line's number and hash, noted earlier and kept elsewhere: the ledger must still contain it.
public record Witness(long seq, String hash) {
    public Witness {
        if (seq < 1 || !hash.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("a witness is a line's number and its hash");
    }
}
