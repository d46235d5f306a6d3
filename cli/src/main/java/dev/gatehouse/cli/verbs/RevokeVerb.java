package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `revoke`: voids one token, or everything of an issuer.
@Command(name = "revoke", sortOptions = false, header = "Revokes one token, or all tokens of an issuer, within seconds.",
    description = "A caller is revoked by `gatehouse caller revoke`. The issuer of this house's own tokens is named local.",
    footerHeading = "%nExamples:%n", footer = {
        "  gatehouse revoke --token-file alice.token",
        "  gatehouse revoke --issuer acme-id"})
public final class RevokeVerb extends OfficeVerb {
    private static final int LARGEST_TOKEN = 32 * 1024;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    /// What is revoked.
    private static final class What {
        @Option(names = "--token-id", paramLabel = "ID", description = "A token by its id (jti), as the ledger and token --json show it.")
        private String id;

        @Option(names = "--token-file", paramLabel = "FILE", description = "The token that this file holds.")
        private Path file;

        @Option(names = "--issuer", paramLabel = "NAME", description = "Everything that this issuer has signed so far.")
        private String issuer;
    }

    /// What a token says of itself; enough to revoke it, and nothing is believed.
    private record Named(String id, Optional<Long> expiresAt) {}

    @Override
    Told ask(Operator operator) throws IOException, NotRunning {
        if (what.issuer != null) {
            return operator.ask("revoke-issuer", "issuer", what.issuer);
        }
        Named token = what.id != null ? new Named(what.id, Optional.empty()) : read(what.file);
        return operator.ask("revoke-token", "id", token.id(), "expiresAt", token.expiresAt());
    }

    @Override
    void print(Told told, PrintWriter out) {
        out.println("Revoked.");
    }

    private static Named read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_TOKEN) {
            throw new IOException(file + " is larger than a token can be");
        }
        String token = Files.readString(file, StandardCharsets.UTF_8).strip();
        String[] parts = token.split("\\.", -1);
        Map<?, ?> claims = parts.length == 3 ? claims(parts[1]) : Map.of();
        String id = claims.get("jti") instanceof String jti ? jti : fingerprint(token);
        return new Named(id, claims.get("exp") instanceof Long seconds ? Optional.of(seconds) : Optional.empty());
    }

    private static Map<?, ?> claims(String part) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return Json.read(json, LARGEST_TOKEN) instanceof Map<?, ?> claims ? claims : Map.of();
        } catch (IllegalArgumentException | MalformedJson opaque) {
            return Map.of();
        }
    }

    /// The id of a token that has none of its own: the first half of its SHA-256, as identity names it.
    private static String fingerprint(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
