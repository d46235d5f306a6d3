package dev.gatehouse.checks.results;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.person;
import static dev.gatehouse.checks.CallsForTests.result;
import static dev.gatehouse.checks.CallsForTests.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewsTest {
    private final Caller alice = person("acme", "alice");

    @Test
    void hiddenTextIsTakenOutAndEveryOtherByteStays() {
        Message seen = result("{ 'content' : [ {'type':'text','text':'Sunny\\udb40\\udc41\\udb40\\udc42'} ],'n':1.10, 'e':'\\u00e9'}");
        assertThat(replaced(new PlainText(), toolCall(alice, "weather"), seen))
            .isEqualTo("{ \"content\" : [ {\"type\":\"text\",\"text\":\"Sunny\"} ],\"n\":1.10, \"e\":\"\\u00e9\"}");
    }

    @Test
    void hiddenTextInNamesAndDescriptionsIsTakenOutToo() {
        Message seen = result("{'tools':[{'name':'x','description':'adds\\u001b[8m and sends\\u001b[0m','inputSchema':{'properties':{'a\\u200b':{}}}}]}");
        assertThat(replaced(new PlainText(), listing(alice), seen)).contains("adds and sends").contains("\"a\":{}");
    }

    @Test
    void twoNamesThatDifferInHiddenCharactersAreWithheld() {
        var finding = new PlainText().examine(toolCall(alice, "x"), result("{'content':[],'structuredContent':{'a':1,'a\\u200b':2}}"));
        assertThat(((Finding.Withhold) finding).refusal().code()).isEqualTo(Code.ANSWER_WITHHELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'content':{}}", "{'content':[1]}", "{'content':[{'text':'x'}]}", "{'content':[{'type':7}]}", "{'tools':[]}"})
    void whatIsNoToolResultIsWithheld(String json) {
        assertThat(withheld(new Shape(), toolCall(alice, "x"), result(json))).isEqualTo(Code.UPSTREAM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'tools':{}}", "{'tools':[1]}", "{'tools':[{'name':1}]}"})
    void whatIsNoListingIsWithheld(String json) {
        assertThat(withheld(new Shape(), listing(alice), result(json))).isEqualTo(Code.UPSTREAM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'content':[]}", "{'content':[{'type':'text','text':'x'}],'isError':true}", "{'structuredContent':{'a':1}}"})
    void toolResultsPass(String json) {
        assertThat(new Shape().examine(toolCall(alice, "x"), result(json))).isEqualTo(Finding.KEEP);
    }

    @Test
    void aPageInAResultIsCutAwayUnlessTheRouteAllowsApps() throws Exception {
        Message seen = result("{'content':[{'type':'text','text':'x'},{'type':'resource','resource':{'uri':'UI://page'}},{'type':'resource_link','uri':'ui://p'}]}");
        assertThat(replaced(new NoApps(), toolCall(alice, "x"), seen)).isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}");
        var allowed = new Call.ToolCall(facts(alice, Names.TOOLS_CALL, true), Call.ToolName.of("x"), JsonObject.empty(), Map.of());
        assertThat(new NoApps().examine(allowed, seen)).isEqualTo(Finding.KEEP);
    }

    private static String replaced(Review review, Call call, Message message) {
        return new String(((Success) ((Finding.Replace) review.examine(call, message)).safer()).result().bytes());
    }

    private static Code withheld(Review review, Call call, Message message) {
        return ((Finding.Withhold) review.examine(call, message)).refusal().code();
    }
}
