package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Effect;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.LedgerSettings;
import dev.gatehouse.ledger.LedgerWriter;
import dev.gatehouse.ledger.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain`, `ledger` and `watch` on a real ledger in a home, with nothing running.
class LedgerVerbsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String REFUSED = "refused_call_001";
    private static final String WITHHELD = "withheld_call_01";
    private static final String DONE = "done_call_000001";
    private static final String OPEN = "open_call_000001";

    @TempDir
    Path folder;
    private Home home;
    private LedgerWriter ledger;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws Exception {
        home = Home.create(folder.resolve("h"), false);
        Files.createDirectories(home.ledger());
        ledger = LedgerWriter.start(LedgerSettings.at(home.ledger(), home.zone(Zone.RECORDER)), InstantSource.fixed(NOW));
    }

    @AfterEach
    void end() throws Exception {
        ledger.close();
    }

    private void fill() throws Exception {
        ledger.append(new Entry.Refused(REFUSED, "gate", "acme", "alice", "notes", "notes", "tools/call", "write_note", "2026-07-28", 4,
            "tool-not-granted", "permission", "no grant in settings 4", 1));
        for (String call : List.of(WITHHELD, DONE, OPEN)) {
            ledger.append(new Entry.Open(call, "gate", "acme", "alice", "notes", "notes", "tools/call", "read_note", "2026-07-28", 4));
        }
        ledger.append(new Entry.Close(WITHHELD, Outcome.REFUSED, Effect.DONE, "answer-withheld", "plain-text", "rule 7", 12, 1, 10, 20));
        ledger.append(new Entry.Close(DONE, Outcome.DONE, Effect.DONE, "", "plain-text", "", 12, 1, 10, 20));
        ledger.append(new Entry.Count("gate", "192.0.2.7", "token-missing", NOW, 3));
        ledger.append(new Entry.Count("gate", "192.0.2.7", "token-missing", NOW.plusSeconds(60), 2));
        ledger.append(new Entry.Count("gate", "192.0.2.8", "token-expired", NOW, 1));
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = Stream.concat(Arrays.stream(words), Stream.of("--home", home.path().toString())).toArray(String[]::new);
        return Gatehouse.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Map<?, ?> json() throws Exception {
        return (Map<?, ?>) Json.read(out.toString(), 1 << 20);
    }

    @Test
    void aRefusedCallIsExplainedByCheckRuleAndRemedy() throws Exception {
        fill();
        assertThat(run("explain", REFUSED, "--json")).isZero();
        assertThat(json()).isEqualTo(Map.ofEntries(Map.entry("call", REFUSED), Map.entry("at", NOW.toString()), Map.entry("tenant", "acme"),
            Map.entry("caller", "alice"), Map.entry("route", "notes"), Map.entry("server", "notes"), Map.entry("method", "tools/call"),
            Map.entry("target", "write_note"), Map.entry("revision", "2026-07-28"), Map.entry("settings", 4L), Map.entry("verdict", "refused"),
            Map.entry("check", "permission"), Map.entry("code", "tool-not-granted"), Map.entry("rule", "no grant in settings 4"), Map.entry("effect", "none"),
            Map.entry("ms", 1L), Map.entry("means", "You may not use this tool."), Map.entry("move", "an operator's: asking again changes nothing until a rule does"),
            Map.entry("remedy", "An operator can grant it; `gatehouse explain CALL-ID --suggest` prints the command."),
            Map.entry("grant", "gatehouse grant add --caller alice --tenant acme --server notes --tool write_note")));
        assertThat(run("explain", REFUSED)).isZero();
        assertThat(out.toString()).contains("check     permission", "code      tool-not-granted", "rule      no grant in settings 4", "remedy    ");
    }

    @Test
    void theSuggestionIsTheGrantAlone() throws Exception {
        fill();
        assertThat(run("explain", REFUSED, "--suggest")).isZero();
        assertThat(out.toString()).isEqualTo("gatehouse grant add --caller alice --tenant acme --server notes --tool write_note\n");
        assertThat(run("explain", WITHHELD, "--suggest")).isEqualTo(Exit.NO);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aWithheldAnswerIsExplainedWithItsEffect() throws Exception {
        fill();
        assertThat(run("explain", WITHHELD)).isZero();
        assertThat(out.toString()).contains("check     plain-text", "code      answer-withheld", "rule      rule 7", "effect    done", "carried out");
    }

    @Test
    void aCallThatWasMadeSaferSaysSoAndAnOpenOneIsOpen() throws Exception {
        fill();
        assertThat(run("explain", DONE)).isZero();
        assertThat(out.toString()).contains("verdict   done", "made safer by plain-text");
        assertThat(run("explain", OPEN)).isZero();
        assertThat(out.toString()).contains("verdict   open");
    }

    @Test
    void aCodeIsExplainedWithTheAddressesThatMetIt() throws Exception {
        fill();
        assertThat(run("explain", "token-missing", "--json")).isZero();
        assertThat(json().get("counts")).isEqualTo(List.of(Map.of("address", "192.0.2.7", "refusals", 5L, "last", NOW.plusSeconds(60).toString())));
        assertThat(json().get("http")).isEqualTo(401L);
        assertThat(run("explain", "tool-not-granted")).isZero();
        assertThat(out.toString()).contains("no address met it lately");
    }

    @Test
    void whatIsNotInTheLedgerIsANoThatSaysWhy() throws Exception {
        fill();
        for (String unknown : List.of("AAAAAAAAAAAAAAAA", "not-a-code", "\u001b[31mred")) {
            assertThat(run("explain", unknown)).isEqualTo(Exit.NO);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString()).contains("before its caller was known").doesNotContain("\u001b");
        }
    }

    @Test
    void theLedgerIsShownOldestFirst() throws Exception {
        fill();
        assertThat(run("ledger", "show", "--last", "3")).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("refused   by plain-text: answer-withheld  12 ms", OPEN + "  open: acme/alice");
        assertThat(run("ledger", "show", "--tenant", "other", "--json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("[]");
    }

    @Test
    void aSoundLedgerIsSoundWhileRunningAndAfterwards() throws Exception {
        fill();
        assertThat(run("ledger", "verify", "--json")).isZero();
        assertThat(json().get("sound")).isEqualTo(true);
        assertThat(json().get("running")).isEqualTo(true);
        ledger.close();
        assertThat(run("ledger", "verify", "--json")).isZero();
        assertThat(json().get("closed")).isEqualTo(true);
        assertThat(json().get("headChecked")).isEqualTo(true);
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        fill();
        assertThat(run("ledger", "verify")).isZero();
        ledger.close();
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThat(run("ledger", "verify")).isEqualTo(Exit.NO);
        assertThat(out.toString()).startsWith("Broken: ");
    }

    @Test
    void aLedgerOfAnotherKeyIsFoundByThePinnedOne() throws Exception {
        fill();
        assertThat(run("ledger", "verify")).isZero();
        ledger.close();
        Home other = Home.create(folder.resolve("o"), false);
        Files.createDirectories(other.ledger());
        try (LedgerWriter forged = LedgerWriter.start(LedgerSettings.at(other.ledger(), other.zone(Zone.RECORDER)), InstantSource.fixed(NOW))) {
            forged.append(new Entry.Event("gate", "start", "", "", 1));
        }
        replace(home.zone(Zone.RECORDER), other.zone(Zone.RECORDER));
        assertThat(run("ledger", "verify")).isEqualTo(Exit.NO);
        assertThat(run("ledger", "verify", "--key", other.ledger().resolve("public-key.pem").toString())).isZero();
    }

    @Test
    void aHomeWithoutALedgerSaysSo() throws Exception {
        ledger.close();
        remove(home.zone(Zone.RECORDER));
        assertThat(run("ledger", "verify")).isEqualTo(Exit.NO);
        assertThat(run("ledger", "show")).isEqualTo(Exit.NO);
        assertThat(run("watch")).isEqualTo(Exit.NOT_RUNNING);
    }

    private Path segment() throws Exception {
        try (Stream<Path> files = Files.list(home.ledger())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
    }

    private static void remove(Path tree) throws Exception {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void replace(Path tree, Path by) throws Exception {
        remove(tree);
        try (Stream<Path> files = Files.walk(by)) {
            for (Path file : files.toList()) {
                Files.copy(file, tree.resolve(by.relativize(file).toString()));
            }
        }
    }
}
