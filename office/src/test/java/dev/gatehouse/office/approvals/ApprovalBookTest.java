package dev.gatehouse.office.approvals;

import static dev.gatehouse.office.approvals.Waits.question;
import static dev.gatehouse.office.approvals.Waits.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.office.reading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the office takes from a gate that may be breached, and what an answer becomes.
class ApprovalBookTest {
    private static final String ID = "call-aaaaaaaaaaa";
    private static final List<ApprovalRule> RULES = List.of(new ApprovalRule("payments", "local", Optional.empty(), new ServerName("notes"), new Glob("pay*"), false, Duration.ofMinutes(10)));
    @TempDir
    Path folder;
    private ApprovalStore store;
    private ApprovalBook book;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @BeforeEach
    void begin() throws IOException {
        store = ApprovalStore.open(folder);
        book = store.book();
    }

    private List<Answered> hear(String report) throws Unreadable {
        return book.hear(GateReport.of(report, now), RULES);
    }

    private String digest() {
        return book.waiting(ID).orElseThrow().wording().digest();
    }

    @Test
    void aQuestionIsAnsweredOnceAndBoundToWhatWasShown() throws Exception {
        assertThat(hear(report(List.of(question(ID, "pay", "{\"to\":\"bob\"}"))))).isEmpty();
        String digest = digest();
        assertThatThrownBy(() -> book.approve(ID, "0".repeat(64), RULES, now)).isInstanceOf(ApprovalRefused.class).hasMessageContaining("something else than was shown");
        assertThat(book.approve(ID, digest, RULES, now)).extracting(Answered::what).containsExactly("approval-given");
        assertThat(book.waiting()).isEmpty();
        assertThat(book.decided()).containsExactly(new Decision(ID, new Decision.Caller("local", "alice", "local", false), new ServerName("notes"), "pay", digest, true,
            now.plus(Duration.ofMinutes(10))));
        hear(report(List.of(question(ID, "pay", "{\"to\":\"bob\"}"))));
        assertThat(book.waiting()).as("the gate says it until it runs the settings that answer it").isEmpty();
        assertThatThrownBy(() -> book.approve(ID, digest, RULES, now)).isInstanceOf(ApprovalRefused.class);
    }

    @Test
    void whatWasToldFirstUnderAnIdStaysWhatIsShown() throws Exception {
        hear(report(List.of(question(ID, "pay", "{\"to\":\"bob\"}"))));
        String digest = digest();
        hear(report(List.of(question(ID, "pay", "{\"to\":\"eve\"}"))));
        assertThat(digest()).isEqualTo(digest);
        assertThat(book.waiting()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
        rule   => others
        tenant => acme
        tool   => read
        server => mail
        server => No Server
        id     => short
        caller => ev\u202Eil
        text   => {"method":"tools/call","params":{"name":"pay", "arguments":{}}}
        text   => {"method":"tools/call","params":{"arguments":{},"name":"other"}}
        text   => {"method":"prompts/get","params":{"name":"pay"}}
        text   => nonsense
        """)
    void whatNoRuleCanHaveAskedIsNotTaken(String member, String value) throws Exception {
        Map<String, Object> question = new HashMap<>(question(ID, "pay", "{}"));
        question.put(member, value);
        hear(report(List.of(question)));
        assertThat(book.waiting()).isEmpty();
        hear(report(List.of(question(ID, "pay", "{}"))));
        assertThat(book.waiting()).hasSize(1);
    }

    @Test
    void aReportOfAnotherShapeIsNone() {
        assertThatThrownBy(() -> GateReport.of("{", now)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> GateReport.of("[]", now)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> GateReport.of("{\"questions\":[],\"spent\":[],\"more\":1}", now)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> GateReport.of("{\"questions\":[{\"id\":\"x\"}],\"spent\":[]}", now)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> GateReport.of("{\"questions\":[],\"spent\":[\"x\"]}", now)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aYesThatWasUsedOrTakenBackHoldsNoLonger() throws Exception {
        hear(report(List.of(question(ID, "pay", "{}"))));
        book.approve(ID, digest(), RULES, now);
        assertThat(book.deny(ID, RULES, now)).extracting(Answered::what).containsExactly("approval-denied");
        assertThat(book.decided()).extracting(Decision::agreed).containsExactly(false);
        assertThat(book.deny(ID, RULES, now)).as("no news").isEmpty();
        assertThat(hear(report(List.of(), ID))).as("a no is not used up").isEmpty();
        book.settle(RULES, now.plus(Duration.ofMinutes(10)));
        assertThat(book.decided()).isEmpty();
        hear(report(List.of(question(ID, "pay", "{}"))));
        book.approve(ID, digest(), RULES, now);
        assertThat(hear(report(List.of(), ID, "unknown"))).extracting(Answered::what).containsExactly("approval-used");
        assertThat(book.decided()).isEmpty();
    }

    @Test
    void whatNoRuleAsksAnyMoreOrNobodyAnsweredIsForgotten() throws Exception {
        hear(report(List.of(question(ID, "pay", "{}"))));
        book.settle(RULES, now.plus(ApprovalBook.PATIENCE));
        assertThat(book.waiting()).hasSize(1);
        book.settle(List.of(), now);
        assertThat(book.waiting()).isEmpty();
        hear(report(List.of(question(ID, "pay", "{}"))));
        assertThatThrownBy(() -> book.approve(ID, digest(), List.of(), now)).isInstanceOf(ApprovalRefused.class).hasMessageContaining("rule");
        now = now.plus(ApprovalBook.PATIENCE).plusSeconds(1);
        book.settle(RULES, now);
        assertThat(book.waiting()).isEmpty();
    }

    @Test
    void theBookIsBounded() throws Exception {
        for (int round = 0; round < 10; round++) {
            String mark = "r" + round;
            hear(report(IntStream.range(100, 164).mapToObj(i -> question("call-aaaaaaa-" + mark.charAt(1) + i % 100 / 10 + i % 10, "pay", "{\"n\":" + i + "}")).toList()));
        }
        assertThat(book.waiting()).hasSize(ApprovalBook.MOST_WAITING);
        begin();
        String large = "{\"n\":\"" + "x".repeat(32_000) + "\"}";
        for (int i = 100; i < 150; i++) {
            hear(report(List.of(question("call-aaaaaaaa-" + i % 100 + (i < 110 ? "0" : ""), "pay", large))));
        }
        assertThat(book.waiting()).hasSizeBetween(31, 33);
    }

    @Test
    void answersComeBackFromTheDiskAndQuestionsAreNotOnIt() throws Exception {
        hear(report(List.of(question(ID, "pay", "{\"to\":\"bob\"}"), question("call-bbbbbbbbbbb", "pay", "{\"to\":\"secret-word\"}"))));
        book.approve(ID, digest(), RULES, now);
        store.keep(book);
        assertThat(Files.readString(folder.resolve("approvals.json"))).doesNotContain("bob", "secret-word");
        assertThat(String.valueOf(book.waiting()) + book).doesNotContain("secret-word");
        assertThat(ApprovalStore.open(folder).book().decided()).isEqualTo(book.decided());
        assertThat(ApprovalStore.open(folder).book().waiting()).isEmpty();
        dev.gatehouse.control.files.PrivateFile.replace(folder.resolve("approvals.json"), "{\"version\":\"1\",\"dec".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> ApprovalStore.open(folder)).isInstanceOf(IOException.class).hasMessageContaining("approvals.json is not what was written");
    }
}
