package dev.gatehouse.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `docs/protocol.md` ends with the closed list of what may change between a client's and a server's message.
class RewritesDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", "..")).resolve("docs/protocol.md");

    @Test
    void theDocumentRepeatsTheList() throws IOException {
        var table = new StringBuilder("<!-- table: rewrites -->\n| rewrite | what changes |\n|---|---|\n");
        for (Rewrite each : Rewrite.values()) {
            table.append("| `").append(each.name().toLowerCase(Locale.ROOT).replace('_', '-')).append("` | ").append(each.sentence()).append(" |\n");
        }
        assertThat(Files.readString(DOCUMENT)).endsWith(table);
    }
}
