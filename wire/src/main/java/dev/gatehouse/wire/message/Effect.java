package dev.gatehouse.wire.message;

/// Whether something may have happened upstream.
public enum Effect implements Coded {
    /// Surely nothing: it was never sent.
    NONE(1),
    /// It may have been carried out; nobody may send it again.
    UNKNOWN(2);

    private final int code;

    Effect(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
