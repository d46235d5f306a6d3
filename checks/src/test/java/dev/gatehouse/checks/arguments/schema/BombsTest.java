package dev.gatehouse.checks.arguments.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Schemas and arguments that are small and cost a careless reader more than anybody has: each ends within its bound, on a thread with as little
/// stack as those of the zones. Held by units of work, not by the clock.
class BombsTest {
    private static final long STACK = 200 << 10;

    private static String said(String schema, String arguments) {
        return said(Schemas.object(schema), Schemas.object(arguments));
    }

    private static String said(JsonObject schema, JsonObject arguments) {
        List<String> said = new ArrayList<>();
        Thread thread = new Thread(null, () -> said.add(Schemas.said(schema, arguments)), "little stack", STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        assertThat(said).as("what it said before it ended").hasSize(1);
        return said.getFirst();
    }

    private static String nested(int levels) {
        return "{'x':".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static String recursive(String form) {
        return "{'$ref':'#/$defs/a','$defs':{'a':" + form + "}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneOf", "anyOf", "allOf"})
    void referencesThatMeetAgainAtEveryLevelEnd(String word) {
        String schema = recursive("{'properties':{'x':{'" + word + "':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/a'}]}}}");
        assertThat(said(schema, nested(30))).isIn("beyond work", "oneOf at arguments.x");
        assertThat(said(schema, nested(6))).isIn("fits", "oneOf at arguments.x");
    }

    @Test
    void soDoOnesThatMeetInConditions() {
        String schema = recursive("{'properties':{'x':{'if':{'$ref':'#/$defs/a'},'then':{'$ref':'#/$defs/a'},'else':{'$ref':'#/$defs/a'}}}}");
        assertThat(said(schema, nested(30))).isEqualTo("beyond work");
    }

    @Test
    void soDoOnesThatMeetInNames() {
        String schema = recursive("{'properties':{'x':{'$ref':'#/$defs/a'}},'patternProperties':{'x':{'$ref':'#/$defs/a'},'^x':{'$ref':'#/$defs/a'}}}");
        assertThat(said(schema, nested(30))).isEqualTo("beyond work");
    }

    @Test
    void soDoOnesThatAskWhatWasLookedAt() {
        String schema = recursive("{'allOf':[{'properties':{'x':{'anyOf':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/a'}]}}}],'unevaluatedProperties':false}");
        assertThat(said(schema, nested(30))).isEqualTo("beyond work");
    }

    @Test
    void elementsThatAreLookedForAgainAndAgainEnd() {
        String schema = recursive("{'properties':{'x':true},'items':{'$ref':'#/$defs/a'},'contains':{'$ref':'#/$defs/a'},'unevaluatedItems':{'$ref':'#/$defs/a'}}");
        assertThat(said("{'properties':{'x':" + schema.replace("#/$defs/a", "#/properties/x/$defs/a") + "}}", "{'x':" + "[".repeat(30) + "]".repeat(30) + "}"))
            .isIn("beyond work", "contains at arguments.x" + "[0]".repeat(29));
    }

    @Test
    void manyBranchesForManyElementsEnd() {
        String branches = IntStream.range(0, 300).mapToObj(at -> "{'const':" + at + "}").collect(Collectors.joining(","));
        String elements = "[" + "299,".repeat(20_000) + "299]";
        assertThat(said("{'properties':{'x':{'items':{'anyOf':[" + branches + "]}}}}", "{'x':" + elements + "}")).isEqualTo("beyond work");
    }

    @Test
    void aLongListOfThingsThatDifferIsJudged() {
        String elements = IntStream.range(0, 40_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String schema = "{'properties':{'x':{'uniqueItems':true}}}";
        assertThat(said(schema, "{'x':[" + elements + "]}")).isEqualTo("fits");
        assertThat(said(schema, "{'x':[" + elements + ",7.0]}")).isEqualTo("uniqueItems at arguments.x");
    }

    @Test
    void aListLongerThanTheBoundIsNot() {
        String elements = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(said("{'properties':{'x':{'uniqueItems':true}}}", "{'x':[" + elements + "]}")).isEqualTo("beyond values");
        assertThat(said("{'properties':{'x':{}}}", "{'x':[" + elements + "]}")).isEqualTo("beyond values");
    }

    @Test
    void textsOfOneHashCostNoSquare() {
        List<String> texts = List.of("");
        for (int at = 0; at < 14; at++) {
            texts = texts.stream().flatMap(text -> List.of(text + "Aa", text + "BB").stream()).toList();
        }
        assertThat(texts.stream().mapToInt(String::hashCode).distinct()).hasSize(1);
        String all = texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(","));
        assertThat(said("{'properties':{'x':{'uniqueItems':true}}}", "{'x':[" + all + "]}")).isEqualTo("fits");
        assertThat(said("{'properties':{'x':{'items':{'enum':[" + all + "]}}}}", "{'x':[" + all + "]}")).isIn("fits", "too-large at #");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "(a*)*b", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "^(a?){50}a{50}$"})
    void patternsThatAreCostlyElsewhereEnd(String pattern) {
        String schema = "{'properties':{'x':{'pattern':'" + pattern + "'}}}";
        assertThat(said(schema, "{'x':'" + "a".repeat(5_000) + "!'}")).isIn("pattern at arguments.x", "fits", "beyond work");
        assertThat(said(schema, "{'x':'" + "a".repeat(2_000_000) + "!'}")).isEqualTo("beyond work");
    }

    @Test
    void manyNamesForManyPatternsEnd() {
        String patterns = IntStream.range(0, 200).mapToObj(at -> "'^(a|b)*" + at + "$':true").collect(Collectors.joining(","));
        String names = IntStream.range(0, 5_000).mapToObj(at -> "'" + "ab".repeat(50) + "x" + at + "':1").collect(Collectors.joining(","));
        assertThat(said("{'patternProperties':{" + patterns + "}}", "{" + names + "}")).isEqualTo("beyond work");
    }

    @Test
    void argumentsAreNoDeeperThanTheBound() {
        String free = "{'additionalProperties':true}";
        assertThat(said(free, nested(31))).isEqualTo("fits");
        assertThat(said(free, nested(33))).isEqualTo("beyond depth");
        assertThat(said(free, "{'x':" + "[".repeat(150) + "]".repeat(150) + "}")).isEqualTo("beyond depth");
    }

    @Test
    void partsWithinPartsNeedLittleStack() {
        String deep = recursive("{'allOf':[{'anyOf':[{'if':true,'then':{'properties':{'x':{'$ref':'#/$defs/a'}}}}]}]}");
        assertThat(said(deep, nested(20))).isEqualTo("fits");
        assertThat(said(deep, nested(32))).isEqualTo("beyond depth");
    }

    @Test
    void numbersAtTheEdgeAreComparedAndDivided() {
        String schema = "{'properties':{'x':{'type':'integer','multipleOf':1e-300,'minimum':-1e308,'maximum':1e308}}}";
        assertThat(said(schema, "{'x':1e308}")).isEqualTo("fits");
        assertThat(said(schema, "{'x':-1e308}")).isEqualTo("fits");
        assertThat(said(schema, "{'x':1.5}")).isEqualTo("type at arguments.x");
        assertThat(said("{'properties':{'x':{'multipleOf':0.1}}}", "{'x':1e-308}")).isEqualTo("multipleOf at arguments.x");
    }

    /// The door refuses these; whoever reads arguments otherwise is held all the same.
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e999999999", "1e-999999999", "123456789012345678901234567890.5"})
    void numbersThatNobodyExpandsAreJudged(String number) {
        assertThat(said("{'properties':{'x':{'multipleOf':0.5}}}", "{'x':" + number + "}")).isIn("fits", "multipleOf at arguments.x", "beyond work");
        assertThat(said("{'properties':{'x':{'type':'integer','minimum':0,'maximum':10}}}", "{'x':" + number + "}"))
            .isIn("type at arguments.x", "maximum at arguments.x", "minimum at arguments.x");
        assertThat(said("{'properties':{'x':{'enum':[1]}}}", "{'x':" + number + "}")).isEqualTo("enum at arguments.x");
        assertThat(said("{'properties':{'x':{'uniqueItems':true}}}", "{'x':[" + number + "]}")).isEqualTo("uniqueItems at arguments.x");
    }

    @Test
    void theWorkOfAUsualCallIsFarFromTheBound() {
        String schema = "{'properties':{'x':{'items':{'properties':{'a':{'type':'string','pattern':'^[a-z0-9-]{1,40}$'},'b':{'type':'integer'}}}}}}";
        String element = "{'a':'some-words-in-a-row','b':1}";
        assertThat(said(schema, "{'x':[" + (element + ",").repeat(1_000) + element + "]}")).isEqualTo("fits");
    }

    /// Schemas and arguments put together at random: whatever is said of them, it is said.
    @Test
    void nothingThatIsPutTogetherAtRandomSurprises() {
        var random = new Random(20261125);
        for (int round = 0; round < 500; round++) {
            JsonObject schema = Schemas.object("{'$defs':{'a':" + schema(random, 3) + "},'allOf':[" + schema(random, 4) + "]}");
            assertThat(Schemas.said(schema, Schemas.object("{'a':" + value(random, 4) + "}"))).isNotEmpty();
        }
    }

    private static String schema(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 16)) {
            case 0 -> "{'type':'" + List.of("string", "object", "array", "number", "integer", "null").get(random.nextInt(6)) + "'}";
            case 1 -> "{'enum':[1,'a',null,[1],{'a':1}]}";
            case 2 -> "{'pattern':'" + List.of("^a+$", "(?=a)", "[^b]", "\\\\s").get(random.nextInt(4)) + "','maxLength':3}";
            case 3 -> "{'minimum':1,'multipleOf':0.5,'required':['a'],'uniqueItems':true}";
            case 4 -> "{'$ref':'#/$defs/a'}";
            case 5 -> random.nextBoolean() ? "true" : "false";
            case 6, 7 -> "{'properties':{'a':" + schema(random, depth - 1) + ",'b':" + schema(random, depth - 1) + "}}";
            case 8 -> "{'items':" + schema(random, depth - 1) + ",'prefixItems':[" + schema(random, depth - 1) + "]}";
            case 9 -> "{'anyOf':[" + schema(random, depth - 1) + "," + schema(random, depth - 1) + "],'unevaluatedProperties':" + schema(random, depth - 1) + "}";
            case 10 -> "{'oneOf':[" + schema(random, depth - 1) + "," + schema(random, depth - 1) + "]}";
            case 11 -> "{'not':" + schema(random, depth - 1) + "}";
            case 12 -> "{'if':" + schema(random, depth - 1) + ",'then':" + schema(random, depth - 1) + ",'else':" + schema(random, depth - 1) + "}";
            case 13 -> "{'additionalProperties':" + schema(random, depth - 1) + ",'propertyNames':" + schema(random, depth - 1) + "}";
            case 14 -> "{'contains':" + schema(random, depth - 1) + ",'unevaluatedItems':" + schema(random, depth - 1) + "}";
            default -> "{'dependentSchemas':{'a':" + schema(random, depth - 1) + "},'patternProperties':{'^a':" + schema(random, depth - 1) + "}}";
        };
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> "1";
            case 1 -> "1.5";
            case 2 -> "'aa'";
            case 3 -> "null";
            case 4 -> "true";
            case 5 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            case 6 -> "{'a':" + value(random, depth - 1) + ",'b':" + value(random, depth - 1) + "}";
            default -> "{'b':" + value(random, depth - 1) + ",'__proto__':" + value(random, depth - 1) + "}";
        };
    }
}
