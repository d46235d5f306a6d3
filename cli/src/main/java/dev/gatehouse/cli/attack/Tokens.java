package dev.gatehouse.cli.attack;

import dev.gatehouse.attack.conversation.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where the two tokens come from: files or the environment, never the command line, which every program of the machine can read.
final class Tokens {
    private Tokens() {}

    static Optional<Credential> of(String label, Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            return Optional.of(Credential.of(read(label, file.get())));
        }
        return Optional.ofNullable(System.getenv(variable(label))).filter(value -> !value.isEmpty()).map(Credential::of);
    }

    /// The option's value is not repeated when it names no file: it may be a token that somebody put there.
    private static String read(String label, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the file of --" + label + "-token");
        }
        return Files.readString(file).strip();
    }

    static String variable(String label) {
        return label.toUpperCase(Locale.ROOT);
    }
}
