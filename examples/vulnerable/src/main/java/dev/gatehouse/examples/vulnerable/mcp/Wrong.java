package dev.gatehouse.examples.vulnerable.mcp;

/// An error of the protocol.
final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;
    private final int status;

    Wrong(int code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    int code() {
        return code;
    }

    /// The HTTP status that a modern client gets.
    int status() {
        return status;
    }
}
