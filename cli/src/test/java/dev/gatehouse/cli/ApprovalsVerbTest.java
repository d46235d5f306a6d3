package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `approvals`: what it asks of the office, and what an operator reads before anything is approved.
class ApprovalsVerbTest extends AskedOffice {
    private static final String DIGEST = "d".repeat(64);
    private static final Object[] WAITING = {"id", "call-aaaaaaaaaaa", "kind", "person", "tenant", "acme", "caller", "alice", "issuer", "local", "server", "shop", "tool",
        "refund", "rule", "payments", "since", "2026-11-25T12:00:00Z", "digest", DIGEST, "outcome", "done", "values", List.of(Map.of("at", "name", "value", "\"refund\""),
            Map.of("at", "arguments.to", "value", "\"bob\\u{200B}\\n\""), Map.of("at", "arguments.amount", "value", "100"))};
    private static final String SHOWN = """
        The person alice of acme, vouched for by local, wants to call refund of shop:
          name = "refund"
          arguments.to = "bob\\u{200B}\\n"
          arguments.amount = 100
        Where these values come from is not known. Asked at 2026-11-25T12:00:00Z by rule payments.
        digest  %s
        """.formatted(DIGEST);

    @Test
    void whatWaitsAndWhatWasAnsweredIsALineEach() {
        Map<String, Object> call = Map.of("id", "call-aaaaaaaaaaa", "tenant", "acme", "caller", "alice", "server", "shop", "tool", "refund", "rule", "payments",
            "since", "2026-11-25T12:00:00Z");
        office.answers(0, "waiting", List.of(call), "answered", List.of(
            Map.of("id", "call-bbbbbbbbbbb", "tenant", "acme", "caller", "bob", "server", "shop", "tool", "refund", "answer", "yes", "until", "2026-11-25T12:10:00Z"),
            Map.of("id", "call-ccccccccccc", "tenant", "acme", "caller", "bob", "server", "shop", "tool", "refund", "answer", "no", "until", "2026-11-25T12:10:00Z")));
        assertThat(run("approvals", "list", "--tenant", "acme")).isZero();
        assertThat(out.toString()).isEqualTo("""
            waiting  call-aaaaaaaaaaa  acme/alice  shop  refund  by rule payments, 2026-11-25T12:00:00Z
            yes      call-bbbbbbbbbbb  acme/bob  shop  refund  until 2026-11-25T12:10:00Z
            no       call-ccccccccccc  acme/bob  shop  refund  until 2026-11-25T12:10:00Z
            """);
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "approvals-list", "tenant", "acme"));
    }

    @Test
    void aCallIsShownInPlainWordsValueByValue() {
        office.answers(0, WAITING);
        assertThat(run("approvals", "show", "call-aaaaaaaaaaa")).isZero();
        assertThat(out.toString()).isEqualTo(SHOWN);
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "approvals-show", "id", "call-aaaaaaaaaaa"));
    }

    @Test
    void approvingShowsFirstAndThenApprovesJustThat() {
        office.answers(0, WAITING);
        assertThat(run("approvals", "approve", "call-aaaaaaaaaaa")).isZero();
        assertThat(err.toString()).isEqualTo(SHOWN);
        assertThat(out.toString()).startsWith("Approved, for one such call.");
        assertThat(office.asked).containsExactly(Map.of("verb", "approvals-show", "id", "call-aaaaaaaaaaa"),
            Map.of("verb", "approvals-approve", "id", "call-aaaaaaaaaaa", "digest", DIGEST));
    }

    @Test
    void withADigestOnlyThatIsApproved() {
        office.answers(0, "outcome", "done");
        assertThat(run("approvals", "approve", "call-aaaaaaaaaaa", "--digest", DIGEST)).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(office.asked).containsExactly(Map.of("verb", "approvals-approve", "id", "call-aaaaaaaaaaa", "digest", DIGEST));
    }

    @Test
    void whatDoesNotWaitIsNotApproved() {
        office.answers(1, "said", List.of("No call waits under that id."));
        assertThat(run("approvals", "approve", "call-aaaaaaaaaaa")).isEqualTo(Exit.NO);
        assertThat(err.toString()).contains("No call waits");
        assertThat(office.asked).hasSize(1);
    }

    @Test
    void aNoIsSaid() {
        office.answers(0, "outcome", "done");
        assertThat(run("approvals", "deny", "call-aaaaaaaaaaa")).isZero();
        assertThat(office.asked).containsExactly(Map.of("verb", "approvals-deny", "id", "call-aaaaaaaaaaa"));
        assertThat(run("approvals", "deny")).isEqualTo(Exit.USAGE);
    }

    @Test
    void statusSaysHowManyWait() {
        assertThat(WaitingCalls.of(Map.of("approvals", Map.of("waiting", 1L)))).contains("1 call waits for you: gatehouse approvals list");
        assertThat(WaitingCalls.of(Map.of("approvals", Map.of("waiting", 0L)))).isEmpty();
        assertThat(WaitingCalls.of(Map.of())).isEmpty();
    }
}
