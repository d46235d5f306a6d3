package dev.gatehouse.office.house;

import dev.gatehouse.control.snapshot.SigningKey;
import dev.gatehouse.identity.LocalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The two keys that the office alone holds: one signs snapshots, one signs local tokens. Made at the first start, 0600.
public final class HouseKeys {
    private final SigningKey snapshots;
    private final LocalKey tokens;

    private HouseKeys(SigningKey snapshots, LocalKey tokens) {
        this.snapshots = snapshots;
        this.tokens = tokens;
    }

    /// The keys in the office's folder.
    public static HouseKeys in(Path folder) throws IOException {
        return new HouseKeys(SigningKey.loadOrCreate(folder.resolve("snapshot.key")), tokenKey(folder.resolve("token.key")));
    }

    private static LocalKey tokenKey(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return LocalKey.load(file);
        }
        LocalKey fresh = LocalKey.generate();
        fresh.store(file);
        return fresh;
    }

    /// Signs snapshots.
    public SigningKey snapshots() {
        return snapshots;
    }

    LocalKey tokens() {
        return tokens;
    }

    /// The token key's public half, as snapshots carry it.
    dev.gatehouse.control.snapshot.LocalKey published() {
        return new dev.gatehouse.control.snapshot.LocalKey(tokens.publicKey().id(), tokens.publicKey().text());
    }
}
