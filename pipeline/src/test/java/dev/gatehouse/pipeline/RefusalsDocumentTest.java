package dev.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `docs/refusals.md` is the code table for people. Write it anew with `-Dgatehouse.write=true`.
class RefusalsDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", "..")).resolve("docs/refusals.md");

    @Test
    void theDocumentRepeatsTheTable() throws IOException {
        String table = table();
        if (Boolean.getBoolean("gatehouse.write")) {
            Files.writeString(DOCUMENT, table);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(table);
    }

    private static String table() {
        var text = new StringBuilder("""
            # Refusals

            Every way in which Gatehouse says no, from `Code` in the room `pipeline`. A refusal's body is a JSON-RPC error; its `data` holds `code`,
            `call` (the call's id, also in the header `Gatehouse-Call`), `effect` and `move`. `gatehouse explain CALL-ID` or `gatehouse explain CODE`
            tells an operator more.

            *Move* says who can change something so that the next try succeeds. *Effect* says whether anything happened at the server: `none` (safe to
            try again), `done`, `unknown` (it may have happened; nobody sends it again).

            HTTP statuses hold while no byte of an answer has left; later a refusal is the last event of the stream. Within a session of an older
            revision `method-unknown` is sent with status 200, since 404 would end the session.

            `rate-limited` and `budget-spent` say in `retryAfter` of `data`, and in the header `Retry-After`, after how many seconds a further call will be
            let through if no other one takes its place. Other refusals with status 429 or 503 say 1 in the header.

            | code | HTTP | JSON-RPC | move | what the caller is told |
            |---|---|---|---|---|
            """);
        for (Code code : Code.values()) {
            text.append("| `%s` | %d | %d | %s | %s |%n".formatted(code.word(), code.http(), code.jsonRpc(),
                code.mover().name().toLowerCase(Locale.ROOT), code.sentence()));
        }
        return text.toString();
    }
}
