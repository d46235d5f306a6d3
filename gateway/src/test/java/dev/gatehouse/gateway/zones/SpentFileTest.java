package dev.gatehouse.gateway.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentFileTest {
    private static final Map<String, Instant> SPENT = Map.of("call-aaaaaaaaaaa", Instant.ofEpochSecond(1_000), "call-bbbbbbbbbbb", Instant.ofEpochSecond(2_000));
    @TempDir
    Path folder;

    @Test
    void whatWasSpentIsReadAgain() throws IOException {
        assertThat(new SpentFile(folder).kept()).isEmpty();
        new SpentFile(folder).keep(SPENT);
        assertThat(new SpentFile(folder).kept()).isEqualTo(SPENT);
        new SpentFile(folder).keep(Map.of());
        assertThat(new SpentFile(folder).kept()).isEmpty();
    }

    @Test
    void whatWasNotWrittenStopsTheStart() throws IOException {
        PrivateFile.replace(folder.resolve("approvals.spent"), "call-aaaaaaaaaaa 1000\ncall-b".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> new SpentFile(folder).kept()).isInstanceOf(IOException.class).hasMessageContaining("is not what was written");
    }
}
