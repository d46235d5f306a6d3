package dev.gatehouse.control.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "a,a,true", "a,b,false", "a,aa,false", "a,'',false", "*,'',true", "*,anything,true", "**,x,true", "?,x,true", "?,'',false",
        "?,xy,false", "a*,a,true", "a*,abc,true", "a*,ba,false", "*a,cba,true", "*a,ab,false", "a*c,abbc,true", "a*c,abcd,false",
        "a*b*c,axxbyyc,true", "a*b*c,acb,false", "*ab*,xxabyy,true", "*aab,aaaab,true", "a?c,abc,true", "a?c,ac,false", "*?,x,true",
        "*?,'',false", "?*?,xy,true", "?*?,x,false", "notes.*,notes.search,true", "notes.*,notesXsearch,false", "notes.*,Notes.search,false",
        "n[ab],na,false", "n[ab],n[ab],true", "a\\*,a*,false", "a\\*,a\\x,true", "{a},a,false", "a+,aa,false", "^a$,a,false", ".,x,false",
        "?,😀,true", "??,😀,false", "é,é,true", "file:///srv/*,file:///srv/a/b.txt,true", "*.txt,a.txt.exe,false", "*x*y*z,1x2y3z,true"})
    void onlyStarAndQuestionMarkAreSpecial(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void itAgreesWithTheDefinition() {
        var random = new Random(8470);
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab*?", 1 + random.nextInt(6));
            String text = word(random, "ab", random.nextInt(8));
            assertThat(new Glob(pattern).matches(text)).as("%s on %s", pattern, text).isEqualTo(defined(pattern, text));
        }
    }

    private static String word(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length()).mapToObj(i -> letters.substring(i, i + 1)).reduce("", String::concat);
    }

    private static boolean defined(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return defined(pattern.substring(1), text) || !text.isEmpty() && defined(pattern, text.substring(1));
        }
        return !text.isEmpty() && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
                && defined(pattern.substring(1), text.substring(1));
    }

    /// Patterns that take a backtracking matcher years.
    @Test
    @Timeout(20)
    void theWorstPatternsStayLinearInTheText() {
        String text = "a".repeat(100_000);
        for (String pattern : List.of("*a".repeat(127) + "b", "*" + "a".repeat(254) + "b", "*a?".repeat(85) + "b", "?*".repeat(127) + "b",
                "a*".repeat(127) + "b")) {
            assertThat(new Glob(pattern).matches(text)).isFalse();
        }
        long once = time("*" + "a".repeat(100) + "b", 20_000);
        long fourTimes = time("*" + "a".repeat(100) + "b", 80_000);
        assertThat(fourTimes).isLessThan(Math.max(12 * once, Duration.ofMillis(500).toNanos()));
    }

    private static long time(String pattern, int length) {
        var glob = new Glob(pattern);
        String text = "a".repeat(length);
        long began = System.nanoTime();
        glob.matches(text);
        return System.nanoTime() - began;
    }

    @Test
    void onlyStarsAreEverything() {
        assertThat(List.of("*", "**")).allMatch(pattern -> new Glob(pattern).isEverything());
        assertThat(List.of("?*", "a*", "*a")).noneMatch(pattern -> new Glob(pattern).isEverything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\0", "\ud800"})
    void otherPatternsAreNone(String pattern) {
        assertThatThrownBy(() -> new Glob(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPatternIsBounded() {
        assertThat(new Glob("a".repeat(256)).pattern()).hasSize(256);
        assertThatThrownBy(() -> new Glob("a".repeat(257))).isInstanceOf(IllegalArgumentException.class);
    }
}
