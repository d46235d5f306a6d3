package dev.gatehouse.confine;

import java.io.IOException;

/// A program that is needed for a start is not installed.
public final class ProgramMissing extends IOException {
    private final String program;

    ProgramMissing(String program, String remedy) {
        super("program not found: " + program + ". " + remedy);
        this.program = program;
    }

    /// The program's name as it was looked for.
    public String program() {
        return program;
    }
}
