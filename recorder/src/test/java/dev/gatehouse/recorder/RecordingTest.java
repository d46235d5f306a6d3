package dev.gatehouse.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.LedgerSettings;
import dev.gatehouse.ledger.LedgerWriter;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Checkpoint;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Ping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the recorder writes of what zones report, one at a time and together.
class RecordingTest {
    private static final int MOST_OPEN = 3;

    @TempDir
    Path folder;
    private Path lines;
    private LedgerWriter ledger;
    private Recording recording;

    @BeforeEach
    void open() throws Exception {
        lines = Files.createDirectory(folder.resolve("ledger"));
        var settings = new LedgerSettings(lines, Files.createDirectory(folder.resolve("own")), 1 << 20, MOST_OPEN, Duration.ofSeconds(1));
        ledger = LedgerWriter.start(settings, InstantSource.system());
        recording = new Recording(ledger, (_, _) -> new Noted());
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
    }

    @Test
    void whatIsReportedTogetherIsWrittenInItsOrderAndEachGetsItsOwnNumber() throws Exception {
        List<Message> answers = recording.answer(Zone.GATE, List.of(opening("a"), opening("b"), opening("c")));
        long first = ((Opened) answers.getFirst()).entry();
        assertThat(answers).containsExactly(new Opened(first), new Opened(first + 1), new Opened(first + 2));
        assertThat(recording.answer(Zone.GATE, List.of(closing("b", "done"), checkpoint("a"), closing("c", "failed"))))
            .containsOnly(new Noted());
        assertThat(kinds()).containsSequence("open", "open", "open", "close", "checkpoint", "close");
        assertThat(ledger.openCalls()).isEqualTo(1);
    }

    @Test
    void oneThatIsDeclinedDoesNotKeepTheOthersOut() {
        List<Message> answers = recording.answer(Zone.GATE, List.of(opening("a"), closing("never", "done"), opening("b"), opening("a")));
        assertThat(answers.get(0)).isInstanceOf(Opened.class);
        assertThat(answers.get(1)).isInstanceOfSatisfying(LedgerFailed.class, no -> assertThat(no.code()).isEqualTo(LedgerCode.TWICE));
        assertThat(answers.get(2)).isInstanceOf(Opened.class);
        assertThat(answers.get(3)).isInstanceOfSatisfying(LedgerFailed.class, no -> assertThat(no.code()).isEqualTo(LedgerCode.TWICE));
    }

    @Test
    void oneCallTooManyIsToldThatItIsBusy() {
        List<Message> answers = recording.answer(Zone.GATE, List.of(opening("a"), opening("b"), opening("c"), opening("d")));
        assertThat(answers.getLast()).isInstanceOfSatisfying(LedgerFailed.class, no -> assertThat(no.code()).isEqualTo(LedgerCode.BUSY));
        assertThat(ledger.openCalls()).isEqualTo(MOST_OPEN);
    }

    @Test
    void aZoneThatStartsAgainHasItsOpenCallsClosedBeforeWhatItReportsNext() throws Exception {
        recording.answer(Zone.GATE, List.of(opening("a")));
        List<Message> answers = recording.answer(Zone.GATE, List.of(started(), opening("a")));
        assertThat(answers.getFirst()).isEqualTo(new Noted());
        assertThat(answers.getLast()).isInstanceOf(Opened.class);
        assertThat(kinds()).containsSequence("open", "close", "event", "open");
    }

    @Test
    void anOutcomeThatIsNoneIsUnknown() throws Exception {
        recording.answer(Zone.GATE, List.of(opening("a"), opening("b")));
        recording.answer(Zone.GATE, List.of(closing("a", "DONE"), closing("b", "splendid")));
        assertThat(Files.readString(lines.resolve("00000001.jsonl"))).contains("\"outcome\":\"done\"").contains("\"outcome\":\"unknown\"");
    }

    @Test
    void whatIsNoReportIsNotWritten() {
        assertThatThrownBy(() -> recording.answer(Zone.GATE, List.of(opening("a"), new Ping()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.openCalls()).isZero();
    }

    @Test
    void whoReportedIsWrittenAndNotWhatTheMessageSays() throws Exception {
        recording.answer(Zone.KEEPER, List.of(opening("a"), opening("b")));
        assertThat(new LedgerReader(lines).find("a")).isPresent();
        assertThat(Files.readString(lines.resolve("00000001.jsonl"))).contains("\"zone\":\"keeper\"").doesNotContain("\"zone\":\"gate\"");
    }

    private List<String> kinds() throws Exception {
        return Files.readAllLines(lines.resolve("00000001.jsonl")).stream().map(line -> line.replaceFirst(".*?\"kind\":\"([a-z]+)\".*", "$1")).toList();
    }

    private static Open opening(String call) {
        return new Open(LedgerFields.collect().with(FieldName.CALL, call).with(FieldName.TENANT, "acme").with(FieldName.CALLER, "alice")
            .with(FieldName.METHOD, "tools/call").with(FieldName.SETTINGS, 1).done());
    }

    private static Close closing(String call, String outcome) {
        return new Close(LedgerFields.collect().with(FieldName.CALL, call).with(FieldName.OUTCOME, outcome).with(FieldName.EFFECT, "done").done());
    }

    private static Checkpoint checkpoint(String call) {
        return new Checkpoint(LedgerFields.collect().with(FieldName.CALL, call).with(FieldName.MESSAGES, 2).done());
    }

    private static Event started() {
        return new Event(LedgerFields.collect().with(FieldName.WHAT, "start").done());
    }
}
