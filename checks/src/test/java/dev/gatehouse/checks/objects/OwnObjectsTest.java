package dev.gatehouse.checks.objects;

import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.result;
import static dev.gatehouse.checks.objects.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes back for Bob.
class OwnObjectsTest {
    private static final String MIXED = "{'notes':[{'id':201,'owner':'bob'},{'id':101,'owner':'alice'}],'total':2}";
    private static final String HIS = "{'notes':[{'id':201,'owner':'bob'}],'total':2}";
    private final Scene scene = new Scene(Mode.ENFORCE);
    private final Call list = Scene.tool(BOB, "list_notes", object("{'user':'bob'}"));

    private Finding examine(Call call, Success answer) {
        return new OwnObjects(scene.marks, scene.deliveries).examine(call, answer);
    }

    private String left(Call call, String json) {
        return switch (examine(call, result(json))) {
            case Finding.Replace(var safer, _) -> new String(((Success) safer).result().bytes(), StandardCharsets.UTF_8).replace('"', '\'');
            case Finding.Keep _ -> "all";
            case Finding.Withhold(Refusal refusal) -> refusal.code().word();
        };
    }

    private static String structured(String json) {
        return "{'content':[],'structuredContent':" + json + "}";
    }

    @Test
    void whatIsSomebodyElsesGoesOutOfAListAndEveryOtherByteStays() {
        assertThat(left(list, structured(MIXED))).isEqualTo(structured(HIS));
        assertThat(left(list, structured(HIS))).isEqualTo("all");
    }

    @Test
    void theSameGoesOutOfTheTextThatSaysTheSameAndWhatCannotBeReadGoesWithIt() {
        String both = "{'content':[{'type':'text','text':'%s'},{'type':'text','text':'Two notes.'},{'type':'image','data':'AA'}],'structuredContent':%s}";
        String text = MIXED.replace("'", "\\'");
        assertThat(left(list, both.formatted(text, MIXED))).isEqualTo("{'content':[{'type':'text','text':'" + HIS.replace("'", "\\'") + "'}],'structuredContent':" + HIS + "}");
    }

    @Test
    void aTextAloneIsReadToo() {
        String text = "{'content':[{'type':'text','text':'%s'}]}";
        assertThat(left(list, text.formatted(MIXED.replace("'", "\\'")))).isEqualTo(text.formatted(HIS.replace("'", "\\'")));
        assertThat(left(list, text.formatted("Nothing."))).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'note':{'id':101,'owner':'alice'}}", "{'note':{'id':101}}", "{'note':{'id':101,'owner':null}}", "{'note':{'owner':['bob']}}",
        "{'note':{'owner':{'name':'bob'}}}", "{'note':{'owner':'bob '}}", "{'note':{'owner':'Bob'}}", "{'note':{'owner':7}}", "{'note':{'owner':'*'}}",
        "{'note':[{'owner':'bob'}]}", "{'note':'alice'}", "{'note':{'owner':'bob\\u200b'}}"})
    void whatIsSomebodyElsesAsAWholeIsWithheld(String json) {
        Call get = Scene.tool(BOB, "get_note", object("{'id':201}"));
        var refusal = ((Finding.Withhold) examine(get, result(structured(json)))).refusal();
        assertThat(refusal).isEqualTo(Refusal.after(Effect.DONE, Code.OBJECT_UNKNOWN, "an owner in the answer is not this caller"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'note':{'id':201,'owner':'bob'}}", "{'note':null}", "{'other':1}", "{}"})
    void whatIsHisOrNobodysStays(String json) {
        assertThat(left(Scene.tool(BOB, "get_note", object("{'id':201}")), structured(json))).isEqualTo("all");
    }

    @Test
    void aTextThatTwoReadersMayReadInTwoWaysIsWithheld() {
        assertThat(left(list, "{'content':[{'type':'text','text':'{\\'notes\\':[],\\'notes\\':[{\\'owner\\':\\'alice\\'}]}'}]}")).isEqualTo("object-unknown");
        assertThat(left(list, "{'content':[{'type':'text','text':' [1,2'}]}")).isEqualTo("object-unknown");
    }

    @Test
    void whatATaskCameToIsCutLikeTheAnswerOfItsCall() {
        String told = "{'taskId':'shown','status':'completed','result':%s}";
        assertThat(left(Scene.task(BOB, "list_notes"), told.formatted(structured(MIXED)))).isEqualTo(told.formatted(structured(HIS)));
        assertThat(left(Scene.task(BOB, "get_note"), told.formatted(structured("{'note':{'owner':'alice'}}")))).isEqualTo("object-unknown");
        assertThat(left(Scene.task(BOB, "get_note"), "{'taskId':'shown','status':'working'}")).isEqualTo("all");
    }

    @Test
    void aResourceOfSomebodyElseIsWithheld() {
        String contents = "{'contents':[{'uri':'note://201','text':'{\\'owner\\':\\'%s\\'}'}]}";
        assertThat(left(Scene.read(BOB, "note://201"), contents.formatted("bob"))).isEqualTo("all");
        assertThat(left(Scene.read(BOB, "note://201"), contents.formatted("alice"))).isEqualTo("object-unknown");
    }

    @Test
    void aCompletionSuggestsOnlyWhatTheCallerCouldUse() {
        Call complete = Scene.complete(BOB, "summarize_note", "id", "", JsonObject.empty());
        assertThat(left(complete, "{'completion':{'values':['101','201','999','*'],'total':4,'hasMore':true}}")).isEqualTo("{'completion':{'values':['201']}}");
        assertThat(left(Scene.complete(BOB, "summarize_note", "style", "", JsonObject.empty()), "{'completion':{'values':['short','101']}}")).isEqualTo("all");
    }

    @Test
    void marksThatOnlyWarnCutNothing() {
        Scene lenient = new Scene(Mode.WARN);
        assertThat(new OwnObjects(lenient.marks, lenient.deliveries).examine(list, result(structured(MIXED)))).isEqualTo(Finding.KEEP);
    }
}
