package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/// The bearer token for the office's page (`/metrics`, `/health`), left in `HOME/operator/http-token` (0600) for whoever scrapes it. Made
/// of the operator's start secret, so it is another one in every run.
public final class PagePass {
    /// The same words as the office proves.
    private static final String PURPOSE = "gatehouse office page 1";

    private PagePass() {}

    /// Leaves the present run's token in its file, and says where; nothing where nothing runs.
    public static Optional<Path> leave(Home home) throws IOException {
        Optional<StartSecret> secret = Operator.secret(home);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Path folder = home.path().resolve("operator");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        byte[] proof = secret.get().prove(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        Path file = folder.resolve("http-token");
        PrivateFile.replace(file, Base64.getUrlEncoder().withoutPadding().encode(proof));
        secret.get().erase();
        return Optional.of(file);
    }
}
