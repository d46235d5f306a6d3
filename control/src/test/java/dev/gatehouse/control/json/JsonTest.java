package dev.gatehouse.control.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void valuesComeBackAsTheyWere() throws MalformedJson {
        Map<String, Object> value = Json.object("text", "a\"\\\n\t\u0001\u007f\u2028é😀", "number", 5L, "big", new BigDecimal("1.50"),
                "flag", true, "list", Arrays.asList(1L, null, List.of(), Map.of()), "none", Optional.empty(), "some", Optional.of("x"));
        assertThat(Json.read(Json.text(value), 10_000)).isEqualTo(value);
        assertThat(Json.read(Json.pretty(value), 10_000)).isEqualTo(value);
        assertThat(value).containsEntry("some", "x").doesNotContainKey("none");
    }

    @Test
    void prettyIsForPeople() {
        assertThat(Json.pretty(Json.object("a", List.of(1, 2), "b", Map.of(), "c", List.of()))).isEqualTo("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {},
                  "c": []
                }""");
    }

    @Test
    void controlCharactersNeverReachATerminal() {
        assertThat(Json.text("\u001b[0m\u007f\u2028\ud800")).isEqualTo("\"\\u001b[0m\\u007f\\u2028\\ud800\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[", "[1", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1 2]", "1 2", "01", "-", "+1",
        "1.", ".5", "1e", "0x10", "NaN", "Infinity", "nul", "True", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"a\nb\"", "\"\t\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "[1]]", "// x\n1", "\ufeff1", "\u00a01"})
    void whatIsNotJsonIsNotRead(String text) {
        assertThatThrownBy(() -> Json.read(text, 1000)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void depthLengthAndNumbersAreBounded() throws MalformedJson {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000), 1 << 20)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> Json.read("1".repeat(65), 1 << 20)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> Json.read("[1,2]", 4)).isInstanceOf(MalformedJson.class);
        assertThat(Json.read("9223372036854775808", 100)).isEqualTo(new BigDecimal("9223372036854775808"));
    }

    @Test
    void onlyWhatHasOneFormIsCanonical() {
        assertThatThrownBy(() -> Json.canonical(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.canonical(Arrays.asList((Object) null))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.text(new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.text(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
