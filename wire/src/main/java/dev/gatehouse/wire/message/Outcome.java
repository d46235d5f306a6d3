package dev.gatehouse.wire.message;

/// How a body ended.
public enum Outcome implements Coded {
    /// All of it was sent.
    COMPLETE(1),
    /// It broke off: what came so far is not the whole.
    CUT(2);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
