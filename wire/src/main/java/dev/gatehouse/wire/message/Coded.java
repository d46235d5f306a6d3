package dev.gatehouse.wire.message;

/// An enum that crosses the wire as one byte, which never changes its meaning within a version.
public interface Coded {
    /// The byte.
    int code();
}
