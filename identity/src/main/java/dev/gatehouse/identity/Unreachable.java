package dev.gatehouse.identity;

/// An issuer could not be asked: no connection, no answer in time, not the answer of an issuer.
///
/// The message is for operators; it names no token and no answer.
public final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    public Unreachable(String why) {
        super(why, null, false, false);
    }
}
