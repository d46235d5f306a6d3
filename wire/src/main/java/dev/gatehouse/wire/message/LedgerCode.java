package dev.gatehouse.wire.message;

/// Why the recorder did not write.
public enum LedgerCode implements Coded {
    /// No room is left: no calls.
    FULL(1),
    /// Too many entries wait.
    BUSY(2),
    /// No such entry is open.
    UNKNOWN_ENTRY(3),
    /// That entry was opened or closed already.
    TWICE(4),
    /// The files cannot be written.
    BROKEN(5),
    /// The fields do not make an entry.
    UNFIT(6);

    private final int code;

    LedgerCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
