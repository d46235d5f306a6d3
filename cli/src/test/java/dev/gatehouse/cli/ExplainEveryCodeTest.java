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
import dev.gatehouse.pipeline.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `explain` over the whole table of codes, however a refusal came into the ledger.
class ExplainEveryCodeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String LOST = "lost_call_000001";

    @TempDir
    static Path folder;
    private static Home home;

    @BeforeAll
    static void fill() throws Exception {
        home = Home.create(folder.resolve("h"), false);
        Files.createDirectories(home.ledger());
        try (var ledger = LedgerWriter.start(LedgerSettings.at(home.ledger(), home.zone(Zone.RECORDER)), InstantSource.fixed(NOW))) {
            for (Code code : Code.values()) {
                ledger.append(new Entry.Refused(id("door", code), "gate", "acme", "alice", "notes", "notes", "tools/call", "", "", 4, code.word(), "door", "rule of " + code.word(), 1));
                ledger.append(open(id("sent", code)));
                ledger.append(new Entry.Close(id("sent", code), Outcome.REFUSED, Effect.UNKNOWN, code.word(), "upstream", "", 12, 1, 10, 20));
                ledger.append(new Entry.Count("gate", "192.0.2." + code.ordinal(), code.word(), NOW, 1L + code.ordinal()));
            }
            ledger.append(open(LOST));
        }
    }

    private static String id(String way, Code code) {
        return "%s_call_%06d".formatted(way, code.ordinal()).substring(0, 16);
    }

    private static Entry.Open open(String call) {
        return new Entry.Open(call, "gate", "acme", "alice", "notes", "notes", "tools/call", "read_note", "2026-07-28", 4);
    }


    private static Map<?, ?> explained(String what) throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = {"explain", what, "--json", "--home", home.path().toString()};
        assertThat(Gatehouse.run(words, new PrintWriter(out, true), new PrintWriter(err, true))).as(err.toString()).isZero();
        return (Map<?, ?>) Json.read(out.toString(), 1 << 20);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void aRefusalWithACallerNamesCheckRuleAndRemedy(Code code) throws Exception {
        Map<?, ?> told = explained(id("door", code));
        assertThat(List.of(told.get("code"), told.get("check"), told.get("rule"), told.get("effect"), told.get("means")))
            .isEqualTo(List.of(code.word(), "door", "rule of " + code.word(), "none", code.sentence()));
        assertThat((String) told.get("remedy")).isNotBlank();
        assertThat((String) told.get("move")).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void aCallThatEndedWithARefusalDoesTooEvenIfNoRuleWasNoted(Code code) throws Exception {
        Map<?, ?> told = explained(id("sent", code));
        assertThat(List.of(told.get("code"), told.get("check"), told.get("rule"), told.get("effect"))).isEqualTo(List.of(code.word(), "upstream", "none was noted", "unknown"));
        assertThat((String) told.get("remedy")).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void aCodeIsExplainedAndShowsWhichAddressMetIt(Code code) throws Exception {
        Map<?, ?> told = explained(code.word());
        assertThat(told.get("counts")).isEqualTo(List.of(Map.of("address", "192.0.2." + code.ordinal(), "refusals", 1L + code.ordinal(), "last", NOW.toString())));
        assertThat(List.of(told.get("means"), told.get("http"), told.get("jsonRpc"))).isEqualTo(List.of(code.sentence(), (long) code.http(), (long) code.jsonRpc()));
        assertThat((String) told.get("remedy")).isNotBlank();
        assertThat((String) told.get("move")).isNotBlank();
    }

    @Test
    void aCallThatWasLostWithItsZoneSaysToLookFirst() throws Exception {
        Map<?, ?> told = explained(LOST);
        assertThat(told.get("verdict")).isEqualTo("unknown");
        assertThat((String) told.get("check")).isEqualTo("recorder");
        assertThat((String) told.get("rule")).isNotBlank();
        assertThat((String) told.get("remedy")).contains("Look at the server");
    }
}
