package dev.gatehouse.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs that cannot fill a disk, and what is quoted from them.
class ZoneLogTest {
    @TempDir
    Path folder;

    private static ByteArrayInputStream said(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLogKeepsTwoOlderOnesAndNoMore() throws IOException {
        Path file = folder.resolve("gate.log");
        try (ZoneLog log = new ZoneLog(file, 10)) {
            for (String line : new String[] {"first...\n", "second..\n", "third...\n", "fourth..\n"}) {
                log.pump(said(line));
            }
        }
        assertThat(file).hasContent("fourth..");
        assertThat(folder.resolve("gate.log.1")).hasContent("third...");
        assertThat(folder.resolve("gate.log.2")).hasContent("second..");
        assertThat(folder.toFile().list()).hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void theLastLineIsQuotedWithoutStackAndControlCharacters() {
        try (ZoneLog log = new ZoneLog(folder.resolve("gate.log"))) {
            assertThat(log.lastLine()).contains("it said nothing");
            log.pump(said("Starting\nException in thread main: no \u001b[31mport\n\tat somewhere\n  at elsewhere\n\n"));
            assertThat(log.lastLine()).isEqualTo("Exception in thread main: no  [31mport");
        }
    }

    @Test
    void aLogThatCannotBeOpenedStopsNothing() {
        try (ZoneLog log = new ZoneLog(folder.resolve("none/gate.log"))) {
            log.pump(said("still read\n"));
            assertThat(log.lastLine()).isEqualTo("still read");
        }
    }
}
