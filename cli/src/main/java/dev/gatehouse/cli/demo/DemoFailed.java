package dev.gatehouse.cli.demo;

/// The demonstration itself does not work here. Carries the exit code of what failed.
final class DemoFailed extends Exception {
    private final int exit;

    DemoFailed(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
