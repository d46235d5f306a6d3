package dev.gatehouse.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.framing.FrameRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events come out the same however the bytes are cut, and no stream costs more than its limits.
class SseReaderTest {

    private static final SseLimits LIMITS = new SseLimits(60, 40, 6);

    private static final String STREAM = "\ufeffid: 1\nretry: 2500\ndata:\n\n: comment\r\nevent: message\r\ndata: {\"a\":1}\r\n\r\n"
        + "data: one\rdata:two\rdata:  three\r\rid\ndata\n\nid: x\n\nevent: other\nunknown: field\ndata: é\n\ndata: cut";

    private static List<String> events(byte[] stream, int... cuts) throws FrameRefused {
        List<String> events = new ArrayList<>();
        SseReader reader = new SseReader(LIMITS, event -> events.add(event.type() + "|" + new String(event.data(),
            StandardCharsets.UTF_8) + "|" + event.id().orElse("-")));
        int from = 0;
        for (int cut : cuts) {
            reader.read(stream, from, cut - from);
            from = cut;
        }
        reader.read(stream, from, stream.length - from);
        return events;
    }

    @Test
    void everyEventIsReadWhereverTheBytesAreCut() throws FrameRefused {
        byte[] stream = STREAM.getBytes(StandardCharsets.UTF_8);
        List<String> expected = List.of("message||1", "message|{\"a\":1}|-", "message|one\ntwo\n three|-", "message||", "other|é|-");
        assertThat(events(stream)).isEqualTo(expected);
        for (int first = 0; first <= stream.length; first++) {
            assertThat(events(stream, first)).isEqualTo(expected);
            for (int second = first; second <= stream.length; second += 7) assertThat(events(stream, first, second)).isEqualTo(expected);
        }
        int[] each = new int[stream.length];
        for (int at = 0; at < each.length; at++) each[at] = at;
        assertThat(events(stream, each)).isEqualTo(expected);
    }

    @Test
    void idsAndRetriesAreRemembered() throws FrameRefused {
        SseReader reader = new SseReader(LIMITS, _ -> { });
        byte[] stream = STREAM.getBytes(StandardCharsets.UTF_8);
        reader.read(stream, 0, stream.length);
        assertThat(reader.lastEventId()).contains("x");
        assertThat(reader.retryMillis()).hasValue(2500);
    }

    @Test
    void anEventIsHandedOnAtItsBlankLineAndNotLater() throws FrameRefused {
        List<SseEvent> events = new ArrayList<>();
        SseReader reader = new SseReader(LIMITS, events::add);
        byte[] stream = "data: x\r\n\r".getBytes(StandardCharsets.UTF_8);
        reader.read(stream, 0, stream.length);
        assertThat(events).hasSize(1);
        reader.read("\n".getBytes(StandardCharsets.UTF_8), 0, 1);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().isMessage()).isTrue();
    }

    @Test
    void whatBreaksALimitIsRefusedAndNothingIsReadAfterIt() {
        refused(Reason.LINE_TOO_LONG, "data: " + "x".repeat(60));
        refused(Reason.LINE_TOO_LONG, ":" + "x".repeat(60));
        refused(Reason.EVENT_TOO_LARGE, "data: " + "x".repeat(30) + "\ndata: " + "x".repeat(10) + "\n");
        refused(Reason.EVENT_TOO_LARGE, "data: " + "x".repeat(41) + "\n");
        refused(Reason.TOO_MANY_FIELDS, "data\n".repeat(7));
        refused(Reason.TOO_MANY_FIELDS, "x:1\n".repeat(7));
        refused(Reason.BAD_FIELD, "id: a\u0000b\n");
        refused(Reason.BAD_FIELD, "event: é\n");
    }

    private static void refused(Reason reason, String stream) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        SseReader reader = new SseReader(LIMITS, _ -> { });
        assertThatThrownBy(() -> {
            for (int at = 0; at < bytes.length; at++) reader.read(bytes, at, 1);
        }).isInstanceOfSatisfying(FrameRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThatThrownBy(() -> reader.read(new byte[] {'\n', '\n'}, 0, 2)).isInstanceOf(FrameRefused.class);
    }

    @Test
    void whatIsWrittenIsReadBack() throws FrameRefused {
        byte[] message = SseWriter.message("e-1", "{\n\"a\":\r\n1}".getBytes(StandardCharsets.UTF_8));
        assertThat(events(message)).containsExactly("message|{ \"a\":  1}|e-1");
        assertThat(events(SseWriter.keepAlive())).isEmpty();
        assertThat(events(SseWriter.priming("e-2", 10))).containsExactly("message||e-2");
        assertThatThrownBy(() -> SseWriter.message("a\nb", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SseEvent("message", new byte[0], Optional.empty()).isMessage()).isFalse();
    }
}
