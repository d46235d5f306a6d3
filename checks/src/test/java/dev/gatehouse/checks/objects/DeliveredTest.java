package dev.gatehouse.checks.objects;

import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.result;
import static dev.gatehouse.checks.objects.Scene.ALICE;
import static dev.gatehouse.checks.objects.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether the id 500 counts as delivered to Bob after this or that came back for him.
class DeliveredTest {
    private static final String LISTED = "{'content':[],'structuredContent':{'notes':[{'id':500,'owner':'bob'}]}}";
    private final Scene scene = new Scene(Mode.ENFORCE);
    private final Call list = Scene.tool(BOB, "list_notes", object("{'user':'bob'}"));

    private boolean countsAfter(Call call, String json) {
        assertThat(new Delivered(scene.marks, scene.deliveries).examine(call, result(json))).isEqualTo(Finding.KEEP);
        return scene.has(BOB, "note", "500");
    }

    @Test
    void whatAListingYieldsCountsForItsCallerAndForNobodyElse() {
        assertThat(countsAfter(list, LISTED)).isTrue();
        assertThat(scene.has(ALICE, "note", "500")).isFalse();
        assertThat(scene.has(BOB, "page", "500")).isFalse();
        assertThat(new Objects(scene.marks, scene.deliveries, new Underway()).judge(Scene.tool(BOB, "get_note", object("{'id':500}")))).isEqualTo(dev.gatehouse.pipeline.Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'content':[],'structuredContent':{'notes':[{'id':1,'owner':'bob','title':'500','see':500}]}}",
        "{'content':[],'structuredContent':{'notes':[{'id':[500],'owner':'bob'},{'id':{'id':500},'owner':'bob'},{'id':'500','owner':'bob'},{'id':500.0,'owner':'bob'}]}}",
        "{'content':[],'structuredContent':{'id':500,'notes':{'id':500,'owner':'bob'}}}",
        "{'content':[{'type':'text','text':'{\\'notes\\':[{\\'id\\':500,\\'owner\\':\\'bob\\'}]}'}]}",
        "{'content':[{'type':'text','text':'Note 500 is yours.'}],'structuredContent':{'notes':[]}}",
        "{'content':[],'structuredContent':{'notes':[{'id':500,'owner':'alice'}]}}",
        "{'content':[],'isError':true,'structuredContent':{'notes':[{'id':500,'owner':'bob'}]}}",
        "{'resultType':'input_required','inputRequests':{},'structuredContent':{'notes':[{'id':500,'owner':'bob'}]}}",
        "{'resultType':'task','taskId':'t','structuredContent':{'notes':[{'id':500,'owner':'bob'}]}}"})
    void whatStandsAnywhereElseOrIsSomebodyElsesCountsForNothing(String json) {
        assertThat(countsAfter(list, json)).isFalse();
    }

    @Test
    void errorsAndNotesCountForNothing() {
        var delivered = new Delivered(scene.marks, scene.deliveries);
        JsonObject said = object("{'notes':[{'id':500,'owner':'bob'}],'message':'500','code':1}");
        delivered.examine(list, new Failure(Optional.of(Id.of(1)), said, JsonObject.empty()));
        delivered.examine(list, Notification.of("notifications/message", said));
        assertThat(scene.has(BOB, "note", "500")).isFalse();
    }

    @Test
    void theAnswerOfAToolThatNobodyMarkedCountsForNothing() {
        assertThat(countsAfter(Scene.tool(BOB, "list_products", JsonObject.empty()), LISTED)).isFalse();
    }

    @Test
    void aTaskYieldsWhatItsCallWouldHaveYielded() {
        assertThat(countsAfter(Scene.task(BOB, "list_notes"), "{'taskId':'shown','status':'completed','result':" + LISTED + "}")).isTrue();
    }

    @Test
    void marksThatReadTextReadTheOneTextThereIs() {
        Call search = Scene.tool(BOB, "search", JsonObject.empty());
        String block = "{'type':'text','text':'{\\'hits\\':[{\\'id\\':500,\\'owner\\':\\'bob\\'}]}'}";
        assertThat(countsAfter(search, "{'content':[" + block + ",{'type':'text','text':'one hit'}]}")).isFalse();
        assertThat(countsAfter(search, "{'content':[],'structuredContent':{'hits':[{'id':500,'owner':'bob'}]}}")).isFalse();
        assertThat(countsAfter(search, "{'content':[" + block + "]}")).isTrue();
    }

    @Test
    void aResourceYieldsWhatItsOneTextHolds() {
        assertThat(countsAfter(Scene.read(BOB, "note://201"), "{'contents':[{'uri':'note://201','text':'{\\'owner\\':\\'bob\\',\\'links\\':[500]}'}]}")).isTrue();
    }

    @Test
    void aListingOfResourcesYieldsAddresses() {
        new Delivered(scene.marks, scene.deliveries).examine(Scene.listing(BOB, Listed.RESOURCES), result("{'resources':[{'uri':'note://500','name':'n'}]}"));
        assertThat(scene.has(BOB, "address", "'note://500'")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEARN", "WARN"})
    void aCallThatBreaksAMarkYieldsNothingThoughItPasses(Mode mode) {
        Scene lenient = new Scene(mode);
        Call foreign = Scene.tool(BOB, "get_note", object("{'id':101}"));
        Finding finding = new Delivered(lenient.marks, lenient.deliveries).examine(foreign, result("{'content':[],'structuredContent':{'note':{'id':101,'owner':'bob'}}}"));
        assertThat(lenient.has(BOB, "note", "101")).isFalse();
        assertThat(finding instanceof Finding.Replace(_, String because) ? because : "").isEqualTo(mode == Mode.WARN ? Delivered.WARNED : "");
    }

    @Test
    void whatOnlyWarnsSaysSoOfAnAnswerThatWouldBeCutAndTakesNothingForeignFromIt() {
        Scene lenient = new Scene(Mode.WARN);
        Finding finding = new Delivered(lenient.marks, lenient.deliveries).examine(list,
            result("{'content':[],'structuredContent':{'notes':[{'id':500,'owner':'alice'},{'id':501,'owner':'bob'}]}}"));
        assertThat(finding).isInstanceOf(Finding.Replace.class);
        assertThat(lenient.has(BOB, "note", "500")).isFalse();
        assertThat(lenient.has(BOB, "note", "501")).isTrue();
    }
}
