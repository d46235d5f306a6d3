package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String REPLACED = "\uFFFD";

    @TempDir(factory = QuickDisk.class) Path home;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ud800", "\udc00",
        "\ue000", "\uffff", "\udb40\udc41", "\u061c", "\u00ad", "\ufe0f"})
    void whatATerminalWouldObeyIsReplaced(String bad) {
        assertThat(Text.plain("a" + bad + "b", 64)).isEqualTo("a" + REPLACED + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.search", "größe", "読む", "שלום", "हिन्दी", "😀", "a\"b\\c", ""})
    void ordinaryTextIsKept(String good) {
        assertThat(Text.plain(good, 64)).isEqualTo(good);
    }

    @Test
    void textIsCutByBytesAndDoingItTwiceChangesNothing() {
        for (String part : new String[] {"a", "\"", "é", "読", "😀", "\n"}) {
            for (int count = 0; count < 80; count++) {
                String once = Text.plain("x" + part.repeat(count), 64);
                String written = once.replace("\\", "\\\\").replace("\"", "\\\"");
                assertThat(written.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64);
                assertThat(Text.plain(once, 64)).isEqualTo(once);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "ä", "a\n"})
    void aCallIdOfForeignShapeIsRefused(String id) {
        assertThatThrownBy(() -> Bench.open(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostileTextStaysOneStrictLine() throws Exception {
        var bench = new Bench(home);
        String hostile = "x\n{\"seq\":1}\"\\\u202e\ud800😀".repeat(100);
        try (LedgerWriter writer = bench.start()) {
            writer.append(new Entry.Open("c1", hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, Long.MAX_VALUE));
            writer.append(new Entry.Close("c1", Outcome.FAILED, Effect.UNKNOWN, hostile, hostile, hostile, -1, 0, 0, 0));
            writer.append(new Entry.Refused("c2", hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, 1, hostile, hostile,
                hostile, 1));
            writer.append(new Entry.Event(hostile, hostile, hostile, hostile, 0));
            assertThat(Files.readAllLines(bench.segment(1))).hasSize(5)
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(LineWriter.LONGEST));
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }
}
