package dev.gatehouse.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The running hash: each line's hash is SHA-256 over the hash before (32 bytes) and the line's bytes before its `,"hash":` member.
///
/// Not safe for several threads.
final class Chain {
    static final int BYTES = 32;
    static final String START = "0".repeat(2 * BYTES);

    private final MessageDigest sha = sha256();
    private final byte[] head = new byte[BYTES];

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /// Moves on by one line.
    void add(byte[] bytes, int from, int to) {
        digest(bytes, from, to, head);
    }

    /// What the head would become, without moving on: a seal signs this before its own signature is part of the line.
    byte[] peek(byte[] bytes, int from, int to) {
        byte[] next = new byte[BYTES];
        digest(bytes, from, to, next);
        return next;
    }

    byte[] head() {
        return head;
    }

    String hex() {
        return HexFormat.of().formatHex(head);
    }

    void copyTo(byte[] into) {
        System.arraycopy(head, 0, into, 0, BYTES);
    }

    void reset(byte[] to) {
        System.arraycopy(to, 0, head, 0, BYTES);
    }

    void reset(String hex) {
        reset(HexFormat.of().parseHex(hex));
    }

    private void digest(byte[] bytes, int from, int to, byte[] into) {
        sha.update(head);
        sha.update(bytes, from, to - from);
        try {
            sha.digest(into, 0, BYTES);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}
