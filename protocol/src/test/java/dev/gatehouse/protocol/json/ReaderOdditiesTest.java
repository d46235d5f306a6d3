package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One document a case, each with the rule it breaks; the rest must be read.
class ReaderOdditiesTest {

    private static final JsonLimits LIMITS = new JsonLimits(2_000, 5, 40, 20, 60, JsonLimits.Numbers.EXACT,
        Envelope.of(Set.of("params", "_meta"), Set.of("jsonrpc", "id", "method", "params", "_meta", "name", "arguments")));

    private static final JsonLimits LIMITS_OF_MANY = JsonLimits.strict(100_000).withEnvelope(LIMITS.envelope());

    private record Case(Reason reason, byte[] document, String about) {}

    private final List<Case> cases = new ArrayList<>();

    private void refused(Reason reason, String... documents) {
        for (String each : documents) cases.add(new Case(reason, each.getBytes(StandardCharsets.UTF_8), each));
    }

    private void refusedBytes(Reason reason, String about, int... units) {
        byte[] bytes = new byte[units.length];
        for (int at = 0; at < units.length; at++) bytes[at] = (byte) units[at];
        cases.add(new Case(reason, bytes, about));
    }

    private void read(String... documents) {
        refused(null, documents);
    }

    @TestFactory
    Stream<DynamicTest> eachOddDocumentIsRefusedForItsReason() {
        bytes();
        grammar();
        numbers();
        names();
        strings();
        sizes();
        assertThat(cases.stream().filter(each -> each.reason != null).count()).isGreaterThanOrEqualTo(80);
        assertThat(cases).extracting(Case::reason).containsAll(EnumSet.allOf(Reason.class));
        return cases.stream().map(each -> dynamicTest(each.reason + " " + shown(each.about), () -> check(each)));
    }

    private static String shown(String about) {
        String visible = about.replaceAll("[^ -~]", "?");
        return visible.length() > 60 ? visible.substring(0, 60) + "…" : visible;
    }

    private static void check(Case each) throws Malformed {
        try {
            Json.parse(each.document, LIMITS);
            assertThat(each.reason).as("it was read").isNull();
        } catch (Malformed refused) {
            assertThat(refused.reason()).isEqualTo(each.reason);
            assertThat(refused.getMessage()).isEqualTo(refused.reason().name());
        }
    }

    private void bytes() {
        refused(Reason.EMPTY, "", " ", "\n\r\t ");
        refused(Reason.BOM, "\ufeff{}", "\ufeff");
        refusedBytes(Reason.BOM, "UTF-16 mark", 0xFE, 0xFF, 0, '{', 0, '}');
        refusedBytes(Reason.BOM, "UTF-16LE mark", 0xFF, 0xFE, '{', 0, '}', 0);
        refused(Reason.NUL, "{\"a\":\"\0\"}", "{}\0", "\0{}", "{\"a\0\":1}");
        cases.add(new Case(Reason.NUL, "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), "UTF-16LE"));
        cases.add(new Case(Reason.NUL, "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE), "UTF-16BE"));
        cases.add(new Case(Reason.NUL, "{\"a\":1}".getBytes(Charset.forName("UTF-32BE")), "UTF-32BE"));
        refusedBytes(Reason.NOT_UTF8, "overlong slash", '"', 0xC0, 0xAF, '"');
        refusedBytes(Reason.NOT_UTF8, "overlong NUL", '"', 0xC0, 0x80, '"');
        refusedBytes(Reason.NOT_UTF8, "overlong of three", '"', 0xE0, 0x80, 0xAF, '"');
        refusedBytes(Reason.NOT_UTF8, "encoded surrogate", '"', 0xED, 0xA0, 0x80, '"');
        refusedBytes(Reason.NOT_UTF8, "beyond U+10FFFF", '"', 0xF4, 0x90, 0x80, 0x80, '"');
        refusedBytes(Reason.NOT_UTF8, "lead F5", '"', 0xF5, 0x80, 0x80, 0x80, '"');
        refusedBytes(Reason.NOT_UTF8, "lone continuation", '"', 0x80, '"');
        refusedBytes(Reason.NOT_UTF8, "cut sequence", '"', 0xE2, 0x82);
        refusedBytes(Reason.NOT_UTF8, "Latin-1", '"', 0xE9, '"');
        refusedBytes(Reason.NOT_UTF8, "in a name", '{', '"', 0xC0, 0xAF, '"', ':', '1', '}');
        read("{\"a\":\"\u00e9\u20ac\ud83d\ude00\"}", "\"\ufeff\"");
    }

    private void grammar() {
        refused(Reason.NOT_JSON, "{", "}", "[", "]", "[1,]", "{\"a\":1,}", "[,1]", "[1 2]", "{\"a\" 1}", "{\"a\":}", "{a:1}", "{'a':1}",
            "'a'",
            "nul", "True", "tru", "undefined", "NaN", "-Infinity", "[1,//c\n2]", "[/*c*/1]", "#\n{}", "{\"a\":1;}", "\u00a0{}", "\f{}",
                "[1}", "{]",
            "{1:2}", "{null:1}", "\"open", "\"\\\"", "[\"a\":1]", ",", ":", "[nulll]");
        refused(Reason.TRAILING_BYTES, "{}{}", "{} x", "{},", "[] []", "null null", "1 2", "{}]", "\"a\"\"b\"");
        read("{}", " {} ", "\n[\t]\r\n", "null", "1", "\"a\"", "[[],{}]", "{\"a\":[{\"b\":null}]}", "{\"\":0}");
    }

    private void numbers() {
        refused(Reason.NOT_JSON, "01", "+1", "1.", ".5", "-", "--1", "1e", "1e+", "0x10", "1_000", "[1-2]");
        refused(Reason.NUMBER_TOO_LONG, "[" + "1".repeat(65) + "]", "[0." + "1".repeat(63) + "]", "[" + "1".repeat(1_001) + "]");
        refused(Reason.NUMBER_OUT_OF_RANGE, "1e309", "1e-309", "1e999999999", "-1e400", "9e308", "[1e2147483648]", "0e999");
        refused(Reason.NUMBER_NOT_EXACT, "9007199254740993", "-9007199254740993", "0.10000000000000001", "18446744073709551615",
            "1.00000000000000000001", "3.14159265358979323846", "123456789012345678");
        read("0", "-0", "1.10", "0.1", "9007199254740992", "9007199254740994", "18446744073709551616", "1e308", "1E+2", "-1.5e-7",
            "1e0000000001", "123456789012345680", "1.7976931348623157e308", "1.0000000000000000000");
    }

    private void names() {
        refused(Reason.DUPLICATE_KEY, "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"x\":{\"b\":1,\"b\":1}}", "[{\"b\":1,\"b\":1}]",
            "{\"\":1,\"\":2}", "{\"params\":{\"arguments\":{\"k\":1,\"k\":2}}}",
            "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"a\":1}");
        refused(Reason.CASE_VARIANT_KEY, "{\"x\":1,\"X\":2}", "[{\"Id\":1}]", "{\"Method\":1}", "{\"METHOD\":1,\"method\":2}", "{\"Id\":1}",
            "{\"params\":{\"Name\":\"x\"}}", "{\"params\":{\"name\":\"x\",\"NAME\":\"y\"}}", "{\"params\":{\"_Meta\":{}}}",
            "{\"params\":{\"_meta\":{\"a\":1,\"A\":1}}}", "{\"param\u017f\":{}}", "{\"\\u212a\":1,\"k\":2}", "{\"e\u0301\":1,\"\u00e9\":2}",
            "{\"\\u004dethod\":1}", "{\"params\":{\"Argument\\u0073\":{}}}");
        read("{\"params\":{\"arguments\":{\"name\":1,\"Name\":2}}}", "{\"other\":{\"ID\":1,\"id\":2}}",
            "{\"params\":[{\"Name\":1}]}", "{\"methods\":1}", "{\"params\":{\"_meta\":{\"x\":{\"a\":1,\"A\":1}}}}");
    }

    private void strings() {
        refused(Reason.LONE_SURROGATE, "\"\\ud800\"", "\"\\udc00\"", "\"\\ud83dx\"", "\"\\ud83d\\u0041\"", "\"\\ude00\\ud83d\"",
            "{\"\\ud800\":1}", "\"\\ud83d\\ud83d\\ude00\"", "\"\\uD83D\\n\"");
        refused(Reason.NOT_JSON, "\"a\nb\"", "\"\t\"", "\"\u001b[31m\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\a\"", "\"\\",
            "\"\\u\"",
            "{\"a\tb\":1}", "\"\\U0041\"");
        read("\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\u007f\u2028\"", "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\"\\\\ud800\"");
    }

    private void sizes() {
        refused(Reason.TOO_LONG, "[" + " ".repeat(2_000) + "]");
        refused(Reason.TOO_DEEP, "[[[[[[]]]]]]", "[".repeat(1_000), "{\"a\":[{\"a\":[{\"a\":{}}]}]}");
        refused(Reason.TOO_MANY_TOKENS, "[" + "1,".repeat(40) + "1]");
        refused(Reason.NAME_TOO_LONG, "{\"" + "n".repeat(21) + "\":1}");
        refused(Reason.STRING_TOO_LONG, "\"" + "s".repeat(61) + "\"");
        read("[[[[[]]]]]", "{\"" + "n".repeat(20) + "\":1}", "\"" + "s".repeat(60) + "\"", "[" + "1,".repeat(38) + "1]");
    }

    @Test
    void namesAndNumbersBeyondEveryLimitAreNamedToo() {
        JsonLimits wide = JsonLimits.carried(100_000);
        assertThat(reason("{\"" + "n".repeat(20_000) + "\":1}", wide)).isEqualTo(Reason.NAME_TOO_LONG);
        assertThat(reason("[" + "1".repeat(1_001) + "]", wide)).isEqualTo(Reason.NUMBER_TOO_LONG);
        assertThat(reason("[".repeat(600), wide.withMaxDepth(512))).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void whereArgumentsAreJudgedTooNoObjectHasTwoNamesThatDifferInCaseOrCompositionAlone() {
        JsonLimits judged = JsonLimits.strict(100_000).withEnvelope(LIMITS.envelope().distinctThroughout());
        for (String inner : List.of("{\"id\":1,\"ID\":2}", "[[{\"x\":{\"tenantId\":1,\"tenantID\":2}}]]", "{\"task\":1,\"tas\\u212a\":2}", "{\"stra\u00dfe\":1,\"stra\u1e9ee\":2}",
            "{\"caf\u00e9\":1,\"cafe\u0301\":2}")) {
            assertThat(reason("{\"params\":{\"arguments\":" + inner + "}}", judged)).as(inner).isEqualTo(Reason.CASE_VARIANT_KEY);
            assertThat(reason("{\"params\":{\"arguments\":" + inner + "}}", judged.withEnvelope(LIMITS.envelope()))).as(inner).isNull();
        }
        for (String inner : List.of("{\"Name\":1,\"Id\":2}", "[{\"id\":1},{\"ID\":2}]", "{\"id\":{\"ID\":1}}", "{\"a-b\":1,\"a_b\":2}")) {
            assertThat(reason("{\"params\":{\"arguments\":" + inner + "}}", judged)).as(inner).isNull();
        }
    }

    @Test
    void manyNamesAreFoundAndTheirDuplicatesRefused() throws Malformed {
        StringBuilder members = new StringBuilder("{");
        for (int at = 0; at < 1_000; at++) members.append("\"name").append(at).append("\":").append(at).append(',');
        JsonObject many = (JsonObject) Json.parse((members + "\"last\":0}").getBytes(StandardCharsets.UTF_8), JsonLimits.strict(100_000));
        assertThat(many.get("name999").orElseThrow().bytes()).isEqualTo("999".getBytes(StandardCharsets.UTF_8));
        assertThat(many.has("none")).isFalse();
        assertThat(reason(members + "\"name500\":0}", JsonLimits.strict(100_000))).isEqualTo(Reason.DUPLICATE_KEY);
        assertThat(reason(members + "\"Name5\":0}", LIMITS_OF_MANY)).isEqualTo(Reason.CASE_VARIANT_KEY);
    }

    @Test
    void carriedNumbersAreKeptAsTheyAre() throws Malformed {
        String text = "[1e999999999,9007199254740993,0.10000000000000001,123456789012345678901234567890123456789012345678901234567890123456789]";
        Json value = Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1_000));
        assertThat(new String(value.bytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static Reason reason(String text, JsonLimits limits) {
        try {
            Json.parse(text.getBytes(StandardCharsets.UTF_8), limits);
            return null;
        } catch (Malformed refused) {
            return refused.reason();
        }
    }
}
