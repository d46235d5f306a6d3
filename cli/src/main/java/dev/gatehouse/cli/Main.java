package dev.gatehouse.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The program behind `./gatehouse`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, writer(FileDescriptor.out), writer(FileDescriptor.err)));
    }

    private static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Optional<UpOrder> plain = PlainWords.up(arguments);
        if (plain.isEmpty()) {
            return Gatehouse.run(arguments, out, err);
        }
        int exit = start(plain.get(), out, err);
        return plain.get().inBackground() ? Background.leave(Path.of(plain.get().home().orElseThrow()), exit) : exit;
    }

    private static int start(UpOrder order, PrintWriter out, PrintWriter err) {
        try {
            return Starting.of(order, out, err);
        } catch (Exception surprise) {
            err.println("gatehouse: " + Said.of(surprise));
            return Said.exit(surprise);
        }
    }

    /// What verbs print is UTF-8 wherever they run.
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
