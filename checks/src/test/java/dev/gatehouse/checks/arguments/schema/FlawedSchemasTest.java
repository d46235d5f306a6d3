package dev.gatehouse.checks.arguments.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Schemas that are not used: `flawed.jsonl`, one a line, and those that are too large to be written down.
class FlawedSchemasTest {
    @TestFactory
    Stream<DynamicTest> eachIsRefusedForItsOwnFlaw() {
        return Schemas.lines("flawed.jsonl").stream().map(line -> DynamicTest.dynamicTest(line.text("about").orElseThrow(),
            () -> assertThat(flaw(line.object("schema").orElseThrow())).isEqualTo(line.text("flaw").orElseThrow())));
    }

    private static String flaw(JsonObject schema) {
        return Schemas.said(schema, JsonObject.empty());
    }

    private static String flaw(String schema) {
        return flaw(Schemas.object(schema));
    }

    @Test
    void oneThatIsTooLongIsRefused() {
        assertThat(flaw("{'description':'" + "x".repeat(300_000) + "'}")).isEqualTo("too-large at #");
    }

    @Test
    void oneOfTooManyPartsIsRefused() {
        assertThat(flaw("{'prefixItems':[" + "true,".repeat(5_000) + "true]}")).isEqualTo("fits");
        String parts = IntStream.range(0, 5_000).mapToObj(_ -> "{'title':''}").collect(Collectors.joining(","));
        assertThat(flaw("{'prefixItems':[" + parts + "]}")).isEqualTo("too-many-parts at #");
    }

    @Test
    void oneOfPartsWithinPartsIsRefused() {
        String nested = IntStream.range(0, 30).mapToObj(_ -> "{'items':{'title':'','items':").collect(Collectors.joining()) + "true" + "}}".repeat(30);
        assertThat(flaw(nested)).isEqualTo("fits");
        assertThat(flaw("{'items':".repeat(70) + "true" + "}".repeat(70))).startsWith("too-deep at #/items/items/");
        assertThat(flaw(many("d", 100, "{'items':{'$ref':'#/$defs/%s'}}"))).isEqualTo("fits");
        assertThat(flaw(many("d", 100, "{'$ref':'#/$defs/%s'}"))).isEqualTo("too-composed at #");
    }

    /// Definitions, each of which leads to the one before.
    static String many(String name, int count, String form) {
        String definitions = IntStream.range(0, count)
            .mapToObj(at -> "'" + name + (at + 1) + "':" + form.replace("%s", name + at)).collect(Collectors.joining(","));
        return "{'$ref':'#/$defs/" + name + count + "','$defs':{'" + name + "0':true," + definitions + "}}";
    }

    @Test
    void oneThatDoublesAtEachStepIsRefused() {
        for (String form : Stream.of("allOf", "anyOf", "oneOf").map(word -> "{'" + word + "':[{'$ref':'#/$defs/%s'},{'$ref':'#/$defs/%s'}]}").toList()) {
            assertThat(flaw(many("d", 8, form))).startsWith(form.contains("oneOf") ? "oneOf" : "fits");
            assertThat(flaw(many("d", 20, form))).isEqualTo("too-composed at #");
        }
    }

    @Test
    void oneWhosePatternsTogetherAreTooLargeIsRefused() {
        String patterns = IntStream.range(0, 30).mapToObj(at -> "'p" + at + "':{'pattern':'a{900}'}").collect(Collectors.joining(","));
        assertThat(flaw("{'properties':{" + patterns + "}}")).startsWith("too-many-patterns at #/properties/p");
    }

    @Test
    void oneWithANumberThatReadersReadDifferentlyIsRefused() {
        for (String number : new String[] {"1e400", "9007199254740993", "0.1000000000000000055511151231257827", "1" + "0".repeat(400)}) {
            assertThat(flaw("{'properties':{'a':{'maximum':" + number + "}}}")).as(number).isEqualTo("number-not-exact at #");
        }
    }

    @Test
    void whatIsToldOfItIsShortAndPrintable() {
        String detail = flaw("{'properties':{'" + "\u202e\u0430".repeat(500) + "':{'type':1}}}");
        assertThat(detail).startsWith("keyword-malformed at #/properties/??").hasSizeLessThan(200).matches("[ -~]+");
    }

    @Test
    void everyFlawIsHeld() {
        String held = Schemas.lines("flawed.jsonl").stream().map(line -> line.text("flaw").orElseThrow()).collect(Collectors.joining(" "));
        var elsewhere = Stream.of(Flaw.TOO_LARGE, Flaw.TOO_MANY_PARTS, Flaw.TOO_DEEP, Flaw.TOO_COMPOSED, Flaw.TOO_MANY_PATTERNS, Flaw.NUMBER_NOT_EXACT).toList();
        assertThat(Arrays.stream(Flaw.values()).filter(flaw -> !elsewhere.contains(flaw))).allMatch(flaw -> held.contains(flaw.word()));
    }
}
