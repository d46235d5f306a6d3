package dev.gatehouse.checks.objects;

import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.objects.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bob's calls, each a line of `objects/calls.jsonl` with the number of the object test that it belongs to. Cases of test 5 in which two names of one
/// object are equal (4) or fold to the same in the envelope never get here: the parser refuses them.
class ObjectsTest {
    private final Scene scene = new Scene(Mode.ENFORCE);
    private final Objects objects = new Objects(scene.marks, scene.deliveries, new Underway());

    record Case(String name, JsonObject line) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws Exception {
        try (var in = ObjectsTest.class.getResourceAsStream("/objects/calls.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream().map(ObjectsTest::read);
        }
    }

    private static Case read(String line) {
        try {
            var json = (JsonObject) Json.parse(line.getBytes(StandardCharsets.UTF_8), JsonLimits.strict(10_000));
            return new Case(json.text("object").orElseThrow() + ": " + json.text("why").orElseThrow(), json);
        } catch (dev.gatehouse.protocol.json.Malformed wrong) {
            throw new IllegalArgumentException(line, wrong);
        }
    }

    private static Call call(JsonObject line) {
        JsonObject arguments = line.object("arguments").orElseGet(JsonObject::empty);
        return Stream.of(
            line.text("tool").map(tool -> Scene.tool(BOB, tool, arguments)),
            line.text("prompt").map(prompt -> Scene.prompt(BOB, prompt, arguments)),
            line.text("resource").map(address -> Scene.read(BOB, address)),
            line.text("subscribe").map(address -> Scene.subscribe(BOB, address)),
            line.array("listen").map(JsonArray::values).map(addresses -> Scene.listen(BOB, addresses)),
            line.text("complete").map(prompt -> Scene.complete(BOB, prompt, line.text("argument").orElseThrow(), line.text("value").orElseThrow(),
                line.object("context").orElseThrow()))).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCallIsJudgedAsItsLineSays(Case each) {
        assertThat(word(objects.judge(call(each.line())))).isEqualTo(each.line().text("is").orElseThrow());
    }

    private static String word(Verdict verdict) {
        return verdict instanceof Verdict.Refuse(Refusal refusal) ? refusal.code().word() : "pass";
    }

    @Test
    void notYoursAndNotThereAreTheSameRefusalToTheLetter() {
        assertThat(refusal("{'id':101}")).isEqualTo(refusal("{'id':999}")).isEqualTo(Refusal.of(Code.OBJECT_UNKNOWN, "tool get_note: id was not delivered to this caller"));
    }

    @Test
    void aRefusalTellsSpotsAndNoValues() {
        assertThat(refusal("{'id':'top secret','a b':1,'pin-4711':2}").detail())
            .isEqualTo("tool get_note: id was not delivered to this caller; an argument without a mark: ?; an argument without a mark: pin-4711");
    }

    private Refusal refusal(String arguments) {
        return ((Verdict.Refuse) objects.judge(Scene.tool(BOB, "get_note", object(arguments)))).refusal();
    }

    @Test
    void marksThatLearnOrWarnLetEverythingPass() throws Exception {
        for (Mode mode : Set.of(Mode.LEARN, Mode.WARN)) {
            Scene lenient = new Scene(mode);
            assertThat(cases().map(each -> word(new Objects(lenient.marks, lenient.deliveries, new Underway()).judge(call(each.line()))))).containsOnly("pass");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'picked':201}              | pass
        {'picked':101}              | object-unknown
        {'picked':'201'}            | object-unknown
        {'picked':'*'}              | object-unknown
        {'all':[201,202]}           | pass
        {'all':[201,101]}           | object-unknown
        {'all':[]}                  | object-unknown
        {'sure':true,'other':101}   | pass
        """, quoteCharacter = '~')
    void whatIsMarkedInAnAnswerToAQuestionIsTheCallersInEveryEra(String content, String word) {
        JsonObject answer = object("{'action':'accept','content':" + content + "}");
        assertThat(word(objects.judge(Scene.retry(BOB, "pick_note", JsonObject.of("which", answer))))).isEqualTo(word);
        assertThat(word(objects.judge(Scene.update(BOB, "pick_note", JsonObject.of("which", answer))))).isEqualTo(word);
        Call asking = Scene.tool(BOB, "pick_note", JsonObject.empty());
        Verdict.Hold running = (Verdict.Hold) objects.judge(asking);
        assertThat(word(objects.judge(Scene.reply(asking, answer)))).isEqualTo(word);
        running.slot().release();
        assertThat(word(objects.judge(Scene.reply(asking, answer)))).as("after the call has ended").isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET_NOTE", "get-note", "getNote", "Get.Note", "get/note"})
    void aNameThatAForgivingServerTakesForAMarkedToolsIsUnderItsMarks(String name) {
        assertThat(word(objects.judge(Scene.tool(BOB, name, object("{'id':101}"))))).isEqualTo("object-unknown");
        assertThat(word(objects.judge(Scene.tool(BOB, name, object("{'id':201}"))))).isEqualTo("pass");
    }

    @Test
    void moreThanAThousandIdsInOneCallAreRefused() {
        String many = "201,".repeat(1_001);
        assertThat(word(objects.judge(Scene.tool(BOB, "get_notes", object("{'ids':[" + many + "201]}"))))).isEqualTo("object-unknown");
    }

    @Test
    void whatOneCallerIsGivenIsNobodyElses() throws IOException {
        assertThat(scene.has(Scene.ALICE, "note", "101")).isTrue();
        assertThat(scene.has(BOB, "note", "101")).isFalse();
    }
}
