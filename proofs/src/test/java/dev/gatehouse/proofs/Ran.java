package dev.gatehouse.proofs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A command that ran to its end.
record Ran(int code, String out, String err) {
    /// Runs it with a clean environment; one that does not end in time is killed and fails the proof.
    static Ran of(List<String> command, Path folder, Map<String, String> environment, Duration most) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("GATEHOUSE") || name.startsWith("MAVEN"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + most + ": " + command);
            }
            return new Ran(process.exitValue(), out.get(20, TimeUnit.SECONDS), err.get(20, TimeUnit.SECONDS));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (Exception late) {
            throw new AssertionError("its streams stayed open: " + command, late);
        }
    }

    /// Reads on a thread of its own: the pool that all share has one thread on a machine with two processors.
    private static Future<String> reading(InputStream in) {
        var all = new FutureTask<>(() -> all(in));
        Thread.ofVirtual().start(all);
        return all;
    }

    private static String all(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Fails the proof unless the command ended with this code.
    Ran ended(int expected) {
        if (code != expected) {
            throw new AssertionError("exit code " + code + " instead of " + expected + "\nstdout: " + out + "\nstderr: " + err);
        }
        return this;
    }
}
