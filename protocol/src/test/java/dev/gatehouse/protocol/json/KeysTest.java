package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void everyLetterFoldsWithAllItsCases() {
        int[] cased = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(KeysTest::hasCases).toArray();
        assertThat(cased.length).isGreaterThan(2_500);
        for (int letter : cased) {
            for (int other : new int[] {Character.toLowerCase(letter), Character.toUpperCase(letter), Character.toTitleCase(letter)}) {
                if (letter != 0x130 && letter != 0x131) { // the Turkish pair folds with nothing elsewhere; here ı folds with i as well
                    assertThat(fold(letter)).as("U+%X and U+%X", letter, other).isEqualTo(fold(other));
                }
            }
        }
    }

    @Test
    void lettersThatLookAlikeDoNotFold() {
        assertThat(Keys.fold("p\u0430th")).isNotEqualTo(Keys.fold("path"));
        assertThat(Keys.fold("user_id")).isNotEqualTo(Keys.fold("userid"));
    }

    private static boolean hasCases(int point) {
        return Character.toLowerCase(point) != point || Character.toUpperCase(point) != point || Character.toTitleCase(point) != point;
    }

    private static String fold(int point) {
        return Keys.fold("a" + Character.toString(point) + "b");
    }
}
