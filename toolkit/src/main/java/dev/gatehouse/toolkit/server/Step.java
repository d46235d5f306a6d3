package dev.gatehouse.toolkit.server;

/// A piece of work that has its arguments already.
@FunctionalInterface
public interface Step {
    /// @throws InterruptedException when it was cancelled
    Outcome run(Running running) throws InterruptedException;
}
