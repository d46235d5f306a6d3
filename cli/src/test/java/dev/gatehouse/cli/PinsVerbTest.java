package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `pins`: what it asks of the office, and what an operator reads before anything is approved.
class PinsVerbTest extends AskedOffice {
    private static final String DIGEST = "d".repeat(64);
    private static final Map<String, Object> CHANGED = Map.of("tenant", "local", "server", "notes", "tool", "send", "why", "changed", "digest", DIGEST,
        "approved", "a".repeat(64), "since", "2026-11-25T12:00:00Z", "members", List.of(
            Map.of("at", "description", "before", "\"One.\nTwo.\nThree.\nFour.\"", "after", "\"One.\nTwo.\nThree, and \\u{200B}.\nFour.\""),
            Map.of("at", "inputSchema.properties.bcc.type", "after", "\"string\""), Map.of("at", "title", "before", "\"Send\"")));

    @Test
    void whatIsApprovedAndWhatWaitsIsALineEach() {
        office.answers(0, "approved", List.of(Map.of("tenant", "local", "server", "notes", "tool", "send", "digest", DIGEST, "by", "first use", "at", "2026-11-25T12:00:00Z")),
            "waiting", List.of(Map.of("tenant", "local", "server", "mail", "tool", "sencl", "digest", DIGEST, "why", "lookalike", "like",
                Map.of("server", "notes", "tool", "send"), "since", "2026-11-25T12:00:01Z"), Map.of("tenant", "local", "server", "mail", "digest", DIGEST, "why", "unseen",
                    "since", "2026-11-25T12:00:01Z")));
        assertThat(run("pins", "show", "--server", "notes", "--tenant", "local")).isZero();
        assertThat(out.toString()).isEqualTo("""
            approved  local/notes  send  by first use, 2026-11-25T12:00:00Z
            waiting   local/mail  sencl  like send of notes, 2026-11-25T12:00:01Z
            waiting   local/mail  (itself)  unseen, 2026-11-25T12:00:01Z
            """);
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "pins-list", "server", "notes", "tenant", "local"));
        assertThat(run("pins", "show", "--json")).isZero();
        assertThat(out.toString()).startsWith("{").contains("\"like\"");
    }

    @Test
    void aDifferenceIsShownMemberByMember() {
        office.answers(0, "differences", List.of(CHANGED), "left", 2);
        assertThat(run("pins", "diff", "--server", "notes", "--tool", "send", "--tool", "read")).isZero();
        assertThat(out.toString()).isEqualTo("""
            local/notes  send  changed
              approved  %s
              now       %s
              description
                  (1 equal)
                  Two.
                - Three.
                + Three, and \\u{200B}.
                  Four."
              inputSchema.properties.bcc.type
                + "string"
              title
                - "Send"

            2 more wait; name them with --tool.
            """.formatted("a".repeat(64), DIGEST));
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "pins-diff", "server", "notes", "tools", List.of("send", "read")));
    }

    @Test
    void aLongLineIsBrokenSoThatWhatDiffersStandsOut() {
        String word = "word ".repeat(60);
        office.answers(0, "differences", List.of(Map.of("tenant", "local", "server", "notes", "why", "changed", "digest", DIGEST, "members",
            List.of(Map.of("at", "description", "before", word + "a", "after", word + "b")))));
        assertThat(run("pins", "diff", "--server", "notes")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("    - ") || line.startsWith("    + "))).containsExactly("    - a", "    + b");
    }

    @Test
    void approvingShowsFirstAndThenApprovesJustThat() {
        office.answers(0, "differences", List.of(CHANGED), "left", 0, "outcome", "done");
        assertThat(run("pins", "approve", "--server", "notes", "--tool", "send")).isZero();
        assertThat(err.toString()).contains("Three, and \\u{200B}.", DIGEST);
        assertThat(out.toString()).isEqualTo("Approved.\n");
        assertThat(office.asked).containsExactly(Map.of("verb", "pins-diff", "server", "notes", "tools", List.of("send"), "itself", false),
            Map.of("verb", "pins-approve", "server", "notes", "digests", List.of(DIGEST)));
    }

    @Test
    void withADigestOnlyThatIsApproved() {
        office.answers(0, "differences", List.of(CHANGED), "left", 0, "outcome", "done");
        assertThat(run("pins", "approve", "--server", "notes", "--tool", "send", "--digest", DIGEST, "--tenant", "local")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "pins-approve", "server", "notes", "tenant", "local", "digests", List.of(DIGEST)));
        assertThat(run("pins", "approve", "--server", "notes", "--tool", "send", "--digest", "e".repeat(64))).isEqualTo(Exit.NO);
        assertThat(err.toString()).contains("something else waits, " + DIGEST);
        assertThat(office.asked.getLast().get("verb")).isEqualTo("pins-diff");
    }

    @Test
    void whereNothingWaitsNothingIsApproved() {
        office.answers(0, "differences", List.of(), "left", 0);
        assertThat(run("pins", "approve", "--server", "notes", "--all")).isEqualTo(Exit.NO);
        assertThat(err.toString()).contains("Nothing of that waits");
        assertThat(office.asked).hasSize(1);
    }

    @Test
    void whatIsMeantIsSaid() {
        office.answers(0, "outcome", "done");
        for (String verb : List.of("approve", "forget")) {
            assertThat(run("pins", verb, "--server", "notes")).isEqualTo(Exit.USAGE);
            assertThat(run("pins", verb, "--server", "notes", "--all", "--itself")).isEqualTo(Exit.USAGE);
            assertThat(run("pins", verb, "--all")).isEqualTo(Exit.USAGE);
        }
        assertThat(office.asked).isEmpty();
        assertThat(run("pins", "forget", "--server", "notes", "--tool", "send", "--tool", "read")).isZero();
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "pins-forget", "server", "notes", "tools", List.of("send", "read"), "itself", false));
        assertThat(run("pins", "forget", "--server", "notes", "--itself")).isZero();
        assertThat(office.asked.getLast()).isEqualTo(Map.of("verb", "pins-forget", "server", "notes", "tools", List.of(), "itself", true));
        assertThat(out.toString()).isEqualTo("Forgotten.\n");
    }

    @Test
    void statusAndDoctorSayHowManyWait() {
        Map<String, Object> status = Map.of("pins", Map.of("firstUse", "trust", "waiting", 3L, "trusted", List.of(Map.of("tenant", "local", "server", "notes", "tools", 12L))));
        assertThat(PinCounts.of(status)).containsExactly("3 definitions wait for you, unused: gatehouse pins show", "12 tools of local/notes are trusted since their first use");
        assertThat(PinCounts.of(Map.of())).isEmpty();
    }
}
