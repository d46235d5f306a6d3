package dev.gatehouse.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.framing.FrameRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines come out the same however the bytes are cut, and none longer than the limit.
class LineReaderTest {

    private static final byte[] STREAM = "{\"a\":1}\n\n \r\n{\"é\":2}\r\n12345678901234567890\n{cut".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyLineIsReadWhereverTheBytesAreCut() throws FrameRefused {
        for (int cut = 0; cut <= STREAM.length; cut++) {
            List<String> lines = new ArrayList<>();
            LineReader reader = new LineReader(20, line -> lines.add(new String(line, StandardCharsets.UTF_8)));
            reader.read(STREAM, 0, cut);
            reader.read(STREAM, cut, STREAM.length - cut);
            assertThat(lines).containsExactly("{\"a\":1}", "{\"é\":2}\r", "12345678901234567890");
            assertThatThrownBy(reader::end).isInstanceOfSatisfying(FrameRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.CUT));
        }
    }

    @Test
    void aLineBeyondTheLimitIsRefusedBeforeItEnds() {
        LineReader reader = new LineReader(19, _ -> { });
        assertThatThrownBy(() -> reader.read("12345678901234567890".getBytes(StandardCharsets.UTF_8), 0, 20))
            .isInstanceOfSatisfying(FrameRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.LINE_TOO_LONG));
        assertThatThrownBy(() -> reader.read(new byte[] {'\n'}, 0, 1)).isInstanceOf(FrameRefused.class);
    }

    @Test
    void aMessageIsWrittenAsOneLine() {
        assertThat(new String(LineWriter.line("{\n\"a\\n\":\r1}".getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8)).isEqualTo("{ \"a\\n\": 1}\n");
    }

    @Test
    void aStreamThatEndsAfterALineEndsWell() throws FrameRefused {
        LineReader reader = new LineReader(19, _ -> { });
        reader.read("{}\n \r".getBytes(StandardCharsets.UTF_8), 0, 5);
        reader.end();
    }
}
