package dev.gatehouse.wire.message;

import java.util.Arrays;
import java.util.function.Consumer;

/// An opaque token on its way to its issuer. It is seen inside a loan only, and has no text.
public final class Token {
    private final byte[] bytes;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The token of these bytes, which belong to it from now on.
    public static Token of(byte[] bytes) {
        return new Token(bytes);
    }

    /// No token.
    public static Token none() {
        return new Token(new byte[0]);
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// Lends the bytes; the borrower keeps no reference.
    public void lend(Consumer<byte[]> borrower) {
        borrower.accept(bytes);
    }

    /// Overwrites the token after its use.
    public void erase() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Token (hidden)";
    }
}
