package dev.gatehouse.cli.bridge;

/// There is no way to the gate. The message is one sentence that says which command to run.
final class NoGate extends Exception {
    NoGate(String sentence) {
        super(sentence);
    }
}
