package dev.gatehouse.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The program behind `./gatehouse`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Gatehouse.run(arguments, writer(FileDescriptor.out), writer(FileDescriptor.err)));
    }

    /// What verbs print is UTF-8 wherever they run.
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
