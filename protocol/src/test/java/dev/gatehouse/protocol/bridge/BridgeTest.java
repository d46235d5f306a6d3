package dev.gatehouse.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.bridge.Bridged.Dropped;
import dev.gatehouse.protocol.bridge.Bridged.Refused;
import dev.gatehouse.protocol.bridge.Bridged.Sent;
import dev.gatehouse.protocol.bridge.Bridged.Why;
import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What crosses the bridge arrives as it was, but for what [Rewrite] names.
class BridgeTest {

    private static final ClientFace FACE = ClientFace.of("gatehouse", "0.1.0");
    private static final String FACE_META = "'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{},"
        + "'io.modelcontextprotocol/clientInfo':{'name':'gatehouse','version':'0.1.0'}";
    private static final String MODERN_META = "'io.modelcontextprotocol/protocolVersion' : '2026-07-28', 'io.modelcontextprotocol/clientInfo':{'name':'c','version':'1'},"
        + "\n 'traceparent':'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01','com.example/x' : [ 1.10 ], 'progressToken':'t',"
        + "'io.modelcontextprotocol/clientCapabilities':{'elicitation':{}}";
    private static final String ODD_ARGUMENTS = "'arguments' : { 'n':1.10 , 'M' : -0.0, 's':'\\u00e9\\/\\ud83d\\ude00 é', 'deep':[ [ ], { } , null ]\n, 'big':18446744073709551616 }, 'vendor' : {'resultType':1}";
    private static final String ODD_RESULT = "'content' : [ {'type':'text', 'text':'a\\u0062\\n \\u2028', 'annotations':{'priority':0.50}} , {'type':'vendor/x','blob': 1e5} ],\n"
        + "'structuredContent':{'n':9007199254740993, 'e':1E+2},'isError' :false ,'_meta':{ 'x' : 1 },'unknown' : [ ]";
    private static final String ODD_TOOLS = "'tools' : [ {'name':'a.b', 'description':'x\\u00e9', 'inputSchema':{'type':'object' ,'properties':{}}, 'execution':{'taskSupport':'optional'}} ,\n"
        + " {'name':'c','inputSchema':{'type':'object'},'_meta':{'vendor/k': 1.0}} ], 'nextCursor' : '' ,'odd':0.10";

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Message message(String text) throws InvalidMessage {
        return Message.parse(json(text).getBytes(StandardCharsets.UTF_8), Message.fromServers(100_000));
    }

    private static Request call(String params) throws InvalidMessage {
        return (Request) message("{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':" + params + "}");
    }

    private static Success answer(String result) throws InvalidMessage {
        return (Success) message("{'jsonrpc':'2.0','id':7,'result':" + result + "}");
    }

    private static Bridge bridge(Era client, Era server) {
        return Bridge.between(client, server, FACE, Offer.PLAIN);
    }

    private static void sent(Bridged<? extends Message> bridged, Set<Rewrite> rewrites, String expected) {
        if (!(bridged instanceof Sent<? extends Message> sent)) throw new AssertionError(bridged);
        assertThat(sent.rewrites()).isEqualTo(rewrites);
        assertThat(new String(sent.message().bytes(), StandardCharsets.UTF_8)).isEqualTo(json(expected));
    }

    @Test
    void betweenLegacyPeersNothingChanges() throws InvalidMessage {
        Bridge bridge = bridge(Era.LEGACY, Era.LEGACY);
        String params = "{ 'name':'t', '_meta':{'progressToken': 3 ,'io.modelcontextprotocol/related-task':{}}, " + ODD_ARGUMENTS + "}";
        sent(bridge.request(call(params)), Set.of(), "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':" + params + "}");
        sent(bridge.result("tools/call", answer("{ " + ODD_RESULT + " }")), Set.of(), "{'jsonrpc':'2.0','id':7,'result':{ " + ODD_RESULT
            + " }}");
        sent(bridge.result("tools/list", answer("{ " + ODD_TOOLS + " }")), Set.of(), "{'jsonrpc':'2.0','id':7,'result':{ " + ODD_TOOLS
            + " }}");
    }

    @Test
    void aModernRequestLosesOnlyTheProtocolsOwnKeysForALegacyServer() throws InvalidMessage {
        sent(bridge(Era.MODERN, Era.LEGACY).request(call("{ '_meta' : { " + MODERN_META + " } ,'name':'t', " + ODD_ARGUMENTS + "}")),
            Set.of(Rewrite.PROTOCOL_META_REMOVED),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{ '_meta' : { 'traceparent':'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'"
                + ",'com.example/x' : [ 1.10 ], 'progressToken':'t' } ,'name':'t', " + ODD_ARGUMENTS + "}}");
    }

    @Test
    void metaWithNothingLeftGoesAway() throws InvalidMessage {
        sent(bridge(Era.MODERN, Era.LEGACY).request(call("{'name':'t','_meta':{" + FACE_META + "}}")),
            Set.of(Rewrite.PROTOCOL_META_REMOVED),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{'name':'t'}}");
        sent(bridge(Era.MODERN, Era.LEGACY).request(call("{'name':'t','_meta':{ }}")), Set.of(),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{'name':'t','_meta':{ }}}");
    }

    @Test
    void aLegacyRequestIsIntroducedToAModernServer() throws InvalidMessage {
        Bridge bridge = bridge(Era.LEGACY, Era.MODERN);
        Bridged<Request> bridged = bridge.request(call("{ 'name':'t', " + ODD_ARGUMENTS + ", '_meta':{ 'progressToken' : 'p' }}"));
        sent(bridged, Set.of(Rewrite.PROTOCOL_META_ADDED),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{ 'name':'t', " + ODD_ARGUMENTS
            + ", '_meta':{ 'progressToken' : 'p'," + FACE_META + " }}}");
        assertThat(Claim.of(((Sent<Request>) bridged).message(), Optional.empty())).isInstanceOf(Claim.Modern.class);
        sent(bridge.request((Request) message("{'jsonrpc':'2.0','id':1,'method':'tools/list'}")), Set.of(Rewrite.PROTOCOL_META_ADDED),
            "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'_meta':{" + FACE_META + "}}}");
    }

    @Test
    void aModernClientsCapabilitiesAreNotDeclaredFurther() throws InvalidMessage {
        String meta = MODERN_META.replace("{'elicitation':{}}", "{}");
        sent(bridge(Era.MODERN, Era.MODERN).request(call("{'name':'t','_meta':{" + MODERN_META + "}," + ODD_ARGUMENTS + "}")),
            Set.of(Rewrite.CLIENT_CAPABILITIES),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{'name':'t','_meta':{" + meta + "}," + ODD_ARGUMENTS + "}}");
        sent(bridge(Era.MODERN, Era.MODERN).request(call("{'_meta':{" + meta + "}}")), Set.of(),
            "{'jsonrpc':'2.0','id':'i\\u0064','method':'tools/call','params':{'_meta':{" + meta + "}}}");
    }

    @Test
    void aLegacyResultIsCompletedForAModernClient() throws InvalidMessage {
        Bridge bridge = bridge(Era.MODERN, Era.LEGACY);
        sent(bridge.result("tools/call", answer("{ " + ODD_RESULT + " }")), Set.of(Rewrite.RESULT_TYPE),
            "{'jsonrpc':'2.0','id':7,'result':{ " + ODD_RESULT + ",'resultType':'complete' }}");
        sent(bridge.result("tools/list", answer("{ " + ODD_TOOLS + "}")), EnumSet.of(Rewrite.RESULT_TYPE, Rewrite.CACHE_HINTS,
            Rewrite.CACHE_SCOPE),
            "{'jsonrpc':'2.0','id':7,'result':{ " + ODD_TOOLS + ",'resultType':'complete','ttlMs':0,'cacheScope':'private'}}");
    }

    @Test
    void aModernListingIsPrivateWhateverTheServerSaid() throws InvalidMessage {
        Bridge bridge = bridge(Era.MODERN, Era.MODERN);
        sent(bridge.result("tools/list", answer("{'resultType' : 'complete','ttlMs':60000 ,'cacheScope': 'public' ,'tools':[ ]}")),
            Set.of(Rewrite.CACHE_SCOPE),
            "{'jsonrpc':'2.0','id':7,'result':{'resultType' : 'complete','ttlMs':60000 ,'cacheScope': 'private' ,'tools':[ ]}}");
        sent(bridge.result("tools/list", answer("{'resultType':'complete','ttlMs':-1,'cacheScope':'private','tools':[]}")),
            Set.of(Rewrite.CACHE_HINTS),
            "{'jsonrpc':'2.0','id':7,'result':{'resultType':'complete','ttlMs':0,'cacheScope':'private','tools':[]}}");
    }

    @Test
    void aModernResultReachesALegacyClientAsItWas() throws InvalidMessage {
        String result = "{'resultType':'complete', 'ttlMs' : 5,'cacheScope':'public', " + ODD_TOOLS + "}";
        sent(bridge(Era.LEGACY, Era.MODERN).result("tools/list", answer(result)), Set.of(), "{'jsonrpc':'2.0','id':7,'result':" + result
            + "}");
    }

    @Test
    void resultsThatWantInputOrHaveAnUnknownTypeAreRefused() throws InvalidMessage {
        for (Era client : Era.values()) {
            for (Era server : Era.values()) {
                assertThat(bridge(client, server).result("tools/call", answer("{'resultType':'input_required','inputRequests':{}}")))
                    .isEqualTo(new Refused<>(Why.INPUT_REQUIRED));
                for (String odd : List.of("'Complete'", "''", "1", "null")) {
                    assertThat(bridge(client, server).result("tools/call", answer("{'resultType':" + odd
                        + "}"))).isEqualTo(new Refused<>(Why.UNKNOWN_RESULT_TYPE));
                }
            }
        }
    }

    @Test
    void tasksPassBetweenNewerSidesAlone() throws InvalidMessage {
        Request request = (Request) message("{'jsonrpc':'2.0','id':1,'method':'tasks/get','params':{'taskId':'t' ,'k':1.0}}");
        Success made = answer("{'resultType':'task', 'taskId':'t','status':'working','ttlMs':null ,'k':1.0}");
        for (Era client : Era.values()) {
            for (Era server : Era.values()) {
                Bridge able = Bridge.between(client, server, FACE.able(TaskExtension.addTo(JsonObject.empty())), Offer.PLAIN);
                if (client == Era.MODERN && server == Era.MODERN) {
                    assertThat(able.request(request)).isEqualTo(new Sent<>(request, Set.of()));
                    assertThat(able.result("tools/call", made)).isEqualTo(new Sent<>(made, Set.of()));
                } else {
                    assertThat(able.request(request)).isEqualTo(new Refused<>(Why.METHOD_NOT_BRIDGED));
                    assertThat(able.result("tools/call", made)).isEqualTo(new Refused<>(Why.TASK));
                }
                assertThat(bridge(client, server).result("tools/call", made)).as("nobody said that it can follow it").isEqualTo(new Refused<>(Why.TASK));
                assertThat(able.result("tools/list", made)).isEqualTo(new Refused<>(Why.TASK));
            }
        }
    }

    @Test
    void errorsAreCarriedButForCodesTheOtherSideMustNotSee() throws InvalidMessage {
        Failure missing = (Failure) message("{'jsonrpc':'2.0','id':1,'error':{ 'code' : -32002, 'message':'n\\u006f', 'data':{'uri':'x://y'} }}");
        sent(bridge(Era.MODERN, Era.LEGACY).failure(missing), Set.of(Rewrite.ERROR_CODE),
            "{'jsonrpc':'2.0','id':1,'error':{ 'code' : -32602, 'message':'n\\u006f', 'data':{'uri':'x://y'} }}");
        sent(bridge(Era.LEGACY, Era.LEGACY).failure(missing), Set.of(),
            "{'jsonrpc':'2.0','id':1,'error':{ 'code' : -32002, 'message':'n\\u006f', 'data':{'uri':'x://y'} }}");
        assertThat(bridge(Era.MODERN, Era.LEGACY).failure(Failure.of(Optional.empty(), -32042,
            ""))).isEqualTo(new Refused<>(Why.INPUT_REQUIRED));
        for (int code : List.of(-32020, -32021, -32022)) {
            assertThat(bridge(Era.LEGACY, Era.MODERN).failure(Failure.of(Optional.empty(), code,
                ""))).isEqualTo(new Refused<>(Why.OUR_REQUEST));
        }
    }

    @Test
    void methodsThatAreNotBridgedAreRefused() throws InvalidMessage {
        for (String method : List.of("resources/subscribe", "initialize", "server/discover", "ping", "Tools/call", "tools/call/x",
            "logging/setLevel")) {
            Request request = (Request) message("{'jsonrpc':'2.0','id':1,'method':'" + method + "'}");
            for (Era era : Era.values()) assertThat(bridge(era, Era.MODERN)
                .request(request)).isEqualTo(new Refused<>(Why.METHOD_NOT_BRIDGED));
        }
    }

    @Test
    void progressAndCancellationPassAndOtherNotesDoNot() throws InvalidMessage {
        Bridge bridge = bridge(Era.MODERN, Era.LEGACY);
        String progress = "{'jsonrpc':'2.0','method':'notifications/progress','params':{ 'progressToken':8, 'progress':0.50 ,'x':[ ]}}";
        sent(bridge.toClient((Notification) message(progress)), Set.of(), progress);
        String cancelled = "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{ 'requestId':'a' ,'reason':'r'}}";
        sent(bridge.toServer((Notification) message(cancelled)), Set.of(), cancelled);
        assertThat(bridge.toClient((Notification) message("{'jsonrpc':'2.0','method':'notifications/progress'}")))
            .isEqualTo(new Dropped<>());
        assertThat(bridge.toClient((Notification) message("{'jsonrpc':'2.0','method':'notifications/message','params':{}}")))
            .isEqualTo(new Dropped<>());
        String log = "{'jsonrpc':'2.0','method':'notifications/message','params':{ 'level':'notice' ,'data':[ 1.0 ]}}";
        assertThat(bridge.toClient((Notification) message(log))).as("not asked for").isEqualTo(new Dropped<>());
        Bridge wanting = Bridge.between(Era.MODERN, Era.LEGACY, FACE.wanting(LogLevel.of("notice")), Offer.PLAIN);
        sent(wanting.toClient((Notification) message(log)), Set.of(), log);
        assertThat(wanting.toClient((Notification) message(log.replace("notice", "info")))).as("less than asked for").isEqualTo(new Dropped<>());
        assertThat(wanting.toClient((Notification) message(log.replace("notice", "loud")))).as("no level of MCP").isEqualTo(new Dropped<>());
        sent(bridge(Era.LEGACY, Era.LEGACY).toClient((Notification) message(log)), Set.of(), log);
        assertThat(bridge.toServer((Notification) message("{'jsonrpc':'2.0','method':'notifications/roots/list_changed'}")))
            .isEqualTo(new Dropped<>());
    }

    @Test
    void toolsLoseTheirUserInterfaceUnlessItIsAllowed() throws InvalidMessage {
        String tools = "{'tools':[ {'name':'a' ,'_meta':{ 'ui':{'resourceUri':'ui://a'} , 'ui/resourceUri':'ui://a','k' : 1 }} , {'name':'b'} ]}";
        sent(bridge(Era.LEGACY, Era.LEGACY).result("tools/list", answer(tools)), Set.of(Rewrite.APPS),
            "{'jsonrpc':'2.0','id':7,'result':{'tools':[ {'name':'a' ,'_meta':{ 'k' : 1 }} , {'name':'b'} ]}}");
        sent(Bridge.between(Era.LEGACY, Era.LEGACY, FACE, new Offer(true, false)).result("tools/list", answer(tools)), Set.of(),
            "{'jsonrpc':'2.0','id':7,'result':" + tools + "}");
    }

    @Test
    void requestsOfServersAreRefusedAndPingsAnswered() throws InvalidMessage {
        assertThat(Bridge.answerToServer((Request) message("{'jsonrpc':'2.0','id':'s','method':'ping'}")))
            .isEqualTo(Success.of(Id.of("s"), JsonObject.empty()));
        assertThat(Bridge.answerToServer((Request) message("{'jsonrpc':'2.0','id':'s','method':'sampling/createMessage','params':{}}")))
            .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code()).isEqualTo(-32601));
    }

    @Test
    void aQuestionLosesWhatIsTheServersOwnAndAPageGetsAnIdWhereClientsKnowThem() throws InvalidMessage {
        Request form = asked("{'message' : 'Wh\\u0069ch?', 'vendor':1.0, '_meta':{ 'io.modelcontextprotocol/related-task':{'taskId':'t'}, 'progressToken':1 ,'k' : 1.50}}");
        String kept = "{'message' : 'Wh\\u0069ch?', 'vendor':1.0, '_meta':{ 'k' : 1.50}}";
        for (Revision client : Revision.values()) {
            assertThat(Bridge.question(client, form).bytes()).asString(StandardCharsets.UTF_8).contains(json(kept)).endsWith(json(",'odd':[ ]}"));
            assertThat(Bridge.question(client, asked("{'_meta':{ }}")).bytes()).isEqualTo(asked("{'_meta':{ }}").bytes());
        }
        assertThat(Bridge.question(Revision.R2025_11_25, asked("{'mode':'url','url':'https://a/'}")).params().orElseThrow().text("elicitationId")).contains("s");
        assertThat(Bridge.question(Revision.R2025_11_25, asked("{'mode':'url','elicitationId':'e'}")).params().orElseThrow().text("elicitationId")).contains("e");
        assertThat(Bridge.question(Revision.R2026_07_28, asked("{'mode':'url'}")).params().orElseThrow().has("elicitationId")).isFalse();
        assertThat(Bridge.question(Revision.R2025_11_25, asked("{'mode':'form'}")).params().orElseThrow().has("elicitationId")).isFalse();
    }

    private static Request asked(String params) throws InvalidMessage {
        return (Request) message("{'jsonrpc':'2.0','id':'s','method':'elicitation/create','params':" + params + ",'odd':[ ]}");
    }

    @Test
    void anErrorThatSendsToPagesPassesFromAnOlderServerToWhoKnowsPages() throws InvalidMessage {
        String page = "{'mode':'url' ,'url':'https://a/','elicitationId':'e'}";
        Failure one = sending(page);
        Notification visited = (Notification) message("{'jsonrpc':'2.0','method':'notifications/elicitation/complete','params':{'elicitationId' : 'e'}}");
        ClientFace able = FACE.able(JsonObject.of("elicitation", JsonObject.of("url", JsonObject.empty())));
        for (Era client : Era.values()) {
            assertThat(Bridge.between(client, Era.LEGACY, able, Offer.PLAIN).failure(one)).isEqualTo(new Sent<>(one, Set.of()));
            assertThat(Bridge.between(client, Era.MODERN, able, Offer.PLAIN).failure(one)).isEqualTo(new Refused<>(Why.INPUT_REQUIRED));
            assertThat(bridge(client, Era.LEGACY).failure(one)).isEqualTo(new Refused<>(Why.INPUT_REQUIRED));
            for (String odd : List.of("", "1", "{'url':'https://a/'}", page + ",{'mode':'form'}", String.join(",", Collections.nCopies(17, page)))) {
                assertThat(Bridge.between(client, Era.LEGACY, able, Offer.PLAIN).failure(sending(odd))).isEqualTo(new Refused<>(Why.INPUT_REQUIRED));
            }
            boolean told = client == Era.LEGACY;
            assertThat(Bridge.between(client, Era.LEGACY, able, Offer.PLAIN).toClient(visited)).isEqualTo(told ? new Sent<>(visited, Set.of()) : new Dropped<>());
            assertThat(Bridge.between(client, Era.MODERN, able, Offer.PLAIN).toClient(visited)).isEqualTo(new Dropped<>());
            assertThat(bridge(client, Era.LEGACY).toClient(visited)).isEqualTo(new Dropped<>());
        }
    }

    private static Failure sending(String pages) throws InvalidMessage {
        return (Failure) message("{'jsonrpc':'2.0','id':7,'error':{'code':-32042,'message':'m','data':{'elicitations':[" + pages + "]}}}");
    }

    @Test
    void everyRewriteHasItsSentence() {
        assertThat(Rewrite.values()).allSatisfy(each -> assertThat(each.sentence()).endsWith(".").doesNotContain("\n"));
        assertThat(Names.PROTOCOL_PREFIX).isEqualTo("io.modelcontextprotocol/");
    }
}
