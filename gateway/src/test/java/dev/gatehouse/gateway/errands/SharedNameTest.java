package dev.gatehouse.gateway.errands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Listed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedNameTest {
    private static final String LONGEST_SERVER = "a-name-of-thirty-two-characters-";

    @ParameterizedTest
    @CsvSource({"notes,read,notes__read", "notes,__x,notes____x", "a-b,A_-9,a-b__A_-9"})
    void aPlainNameStandsBehindItsServer(String server, String own, String shared) {
        assertThat(SharedName.of(server, own).text()).isEqualTo(shared);
        assertThat(SharedName.read(shared)).hasValueSatisfying(name -> {
            assertThat(name.server()).isEqualTo(server);
            assertThat(name.own()).hasValue(own);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a/b", "a b", "ünïcödé", "\uD83D\uDE00", "x_0123456789abcdef", "a-name-that-is-too-long-for-what-is-left-of-sixty-four-characters"})
    void anyOtherEndsInAMarkAndIsKnownOnceItWasListed(String own) {
        for (String server : List.of("s", LONGEST_SERVER)) {
            var known = new KnownNames();
            String text = known.learn(Listed.TOOLS, server, own).text();
            assertThat(text).matches("[A-Za-z0-9_-]{1,64}").startsWith(server + "__").matches(".*_0[0-9a-v]{15}");
            SharedName name = SharedName.read(text).orElseThrow();
            assertThat(name.own()).isEmpty();
            assertThat(known.own(Listed.TOOLS, name)).hasValue(own);
            assertThat(known.own(Listed.PROMPTS, name)).isEmpty();
            assertThat(new KnownNames().own(Listed.TOOLS, name)).isEmpty();
        }
    }

    @Test
    void theNameOfAThingIsTheSameInEveryProcess() {
        assertThat(SharedName.of("files", "read.file").text()).isEqualTo("files__read_file_0rkpcrt8e3t9v606");
    }

    @Test
    void noTwoThingsHaveTheSameName() {
        Set<String> shared = new HashSet<>();
        int things = 0;
        for (String server : List.of("a", "a-b", "b", LONGEST_SERVER)) {
            for (String own : List.of("x", "_x", "x_", "b__x", "a.b", "a/b", "a_b", "a b", "A.b", "x".repeat(128), "x".repeat(127),
                    SharedName.of("a", "a.b").rest(), SharedName.of("a", "x".repeat(128)).rest())) {
                shared.add(SharedName.of(server, own).text());
                things++;
            }
        }
        assertThat(shared).hasSize(things);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "read", "__read", "notes__", "notes_read", "notes__read.file", "notes__a b",
        "notes__that-is-longer-than-sixty-four-characters-which-no-name-given-here-is"})
    void whatCannotHaveBeenGivenIsNoName(String text) {
        assertThat(SharedName.read(text)).isEqualTo(Optional.empty());
    }

    @Test
    void thoseNotUsedForLongestAreForgotten() {
        var known = new KnownNames();
        SharedName first = known.learn(Listed.TOOLS, "s", "a.0");
        SharedName second = known.learn(Listed.TOOLS, "s", "a.1");
        for (int at = 2; at < 10_001; at++) {
            known.own(Listed.TOOLS, first);
            known.learn(Listed.TOOLS, "s", "a." + at);
        }
        assertThat(known.own(Listed.TOOLS, first)).hasValue("a.0");
        assertThat(known.own(Listed.TOOLS, second)).isEmpty();
    }
}
