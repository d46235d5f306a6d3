package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.protocol.InvalidMessage.Reason;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One message a case, each with the rule of the envelope that it breaks.
class EnvelopeOdditiesTest {

    private record Case(Reason reason, String message) {}

    private final List<Case> cases = new ArrayList<>();

    private void refused(Reason reason, String... messages) {
        for (String each : messages) cases.add(new Case(reason, each.replace('\'', '"')));
    }

    static Message parse(String text) throws InvalidMessage {
        return Message.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Message.fromClients(10_000));
    }

    static String text(Message message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> eachOddMessageIsRefusedForItsReason() {
        String id256 = "i".repeat(256);
        refused(Reason.NOT_JSON, "", "{", "{'jsonrpc':'2.0','id':1,'id':2,'method':'ping'}",
            "{'jsonrpc':'2.0','id':1,'Method':'x','method':'ping'}",
            "{'jsonrpc':'2.0','id':1,'method':'ping'}{}", "{'jsonrpc':'2.0','id':1e400,'method':'ping'}");
        refused(Reason.BATCH, "[]", "[{'jsonrpc':'2.0','id':1,'method':'ping'}]", "[1]");
        refused(Reason.NOT_AN_OBJECT, "null", "1", "'ping'", "true");
        refused(Reason.WRONG_JSONRPC, "{}", "{'id':1,'method':'ping'}", "{'jsonrpc':2.0,'id':1,'method':'ping'}",
            "{'jsonrpc':'2.00','id':1,'method':'ping'}",
            "{'jsonrpc':'1.0','id':1,'method':'ping'}", "{'jsonrpc':null,'id':1,'method':'ping'}",
                "{'jsonrpc':['2.0'],'id':1,'method':'ping'}");
        refused(Reason.BAD_ID, "{'jsonrpc':'2.0','id':null,'method':'ping'}", "{'jsonrpc':'2.0','id':1.5,'method':'ping'}",
            "{'jsonrpc':'2.0','id':1.0,'method':'ping'}",
            "{'jsonrpc':'2.0','id':1e2,'method':'ping'}", "{'jsonrpc':'2.0','id':true,'method':'ping'}",
                "{'jsonrpc':'2.0','id':{},'method':'ping'}",
            "{'jsonrpc':'2.0','id':[1],'method':'ping'}", "{'jsonrpc':'2.0','result':{}}", "{'jsonrpc':'2.0','id':null,'result':{}}",
            "{'jsonrpc':'2.0','id':false,'error':{'code':1,'message':'x'}}");
        refused(Reason.ID_TOO_LONG, "{'jsonrpc':'2.0','id':'" + id256 + "i','method':'ping'}", "{'jsonrpc':'2.0','id':'"
            + "é".repeat(129) + "','result':{}}");
        refused(Reason.BAD_METHOD, "{'jsonrpc':'2.0','id':1,'method':''}", "{'jsonrpc':'2.0','id':1,'method':1}",
            "{'jsonrpc':'2.0','id':1,'method':null}",
            "{'jsonrpc':'2.0','id':1,'method':'tools/call '}", "{'jsonrpc':'2.0','id':1,'method':'tools\\ncall'}",
                "{'jsonrpc':'2.0','method':'pïng'}",
            "{'jsonrpc':'2.0','id':1,'method':'" + "m".repeat(129) + "'}", "{'jsonrpc':'2.0','id':1,'method':'a<b>'}");
        refused(Reason.BAD_PARAMS, "{'jsonrpc':'2.0','id':1,'method':'ping','params':[]}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':null}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':'x'}", "{'jsonrpc':'2.0','method':'notifications/x','params':1}");
        refused(Reason.BAD_META, "{'jsonrpc':'2.0','id':1,'method':'ping','params':{'_meta':[]}}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':{'_meta':null}}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':{'_meta':{'progressToken':1.5}}}",
                "{'jsonrpc':'2.0','id':1,'method':'ping','params':{'_meta':{'progressToken':null}}}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','params':{'_meta':{'progressToken':'" + id256 + "t'}}}");
        refused(Reason.NO_KIND, "{'jsonrpc':'2.0'}", "{'jsonrpc':'2.0','id':1}", "{'jsonrpc':'2.0','id':1,'params':{}}");
        refused(Reason.TWO_KINDS, "{'jsonrpc':'2.0','id':1,'method':'ping','result':{}}",
            "{'jsonrpc':'2.0','id':1,'result':{},'error':{'code':1,'message':'x'}}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','error':null}");
        refused(Reason.BAD_RESULT, "{'jsonrpc':'2.0','id':1,'result':null}", "{'jsonrpc':'2.0','id':1,'result':[]}",
            "{'jsonrpc':'2.0','id':1,'result':'ok'}");
        refused(Reason.BAD_ERROR, "{'jsonrpc':'2.0','id':1,'error':null}", "{'jsonrpc':'2.0','id':1,'error':{}}",
            "{'jsonrpc':'2.0','id':1,'error':{'code':1}}",
            "{'jsonrpc':'2.0','id':1,'error':{'code':'1','message':'x'}}", "{'jsonrpc':'2.0','id':1,'error':{'code':1.5,'message':'x'}}",
            "{'jsonrpc':'2.0','id':1,'error':{'code':4294967296,'message':'x'}}",
                "{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':null}}");
        refused(null, "{'jsonrpc':'2.0','id':'" + id256 + "','method':'ping'}", "{'jsonrpc':'2.0','id':'','method':'$/x'}",
            "{'jsonrpc':'2.0','id':-0,'method':'ping'}",
            "{'jsonrpc':'2.0','id':18446744073709551616,'method':'ping'}", "{'jsonrpc':'2.0','method':'notifications/initialized'}",
            "{'jsonrpc':'2.0','error':{'code':-32700,'message':''}}",
                "{'jsonrpc':'2.0','id':null,'error':{'code':-32700,'message':'','data':[1]}}",
            "{'jsonrpc':'2.0','id':1,'method':'ping','vendor':{'x':1}}");
        assertThat(cases).extracting(Case::reason).containsAll(EnumSet.complementOf(EnumSet.of(Reason.BAD_BATCH))); // that is for BatchTest
        return cases.stream().map(each -> dynamicTest(each.reason + " " + each.message.replaceAll("[^ -~]", "?"), () -> check(each)));
    }

    private static void check(Case each) {
        Reason found = null;
        try {
            parse(each.message);
        } catch (InvalidMessage refused) {
            found = refused.reason();
            assertThat(refused.json().isPresent()).isEqualTo(found == Reason.NOT_JSON);
            assertThat(refused.code()).isNotNull();
        }
        assertThat(found).isEqualTo(each.reason);
    }

    @Test
    void theIdIsKnownWhereItWasReadable() {
        assertThatThrownBy(() -> parse("{'jsonrpc':'2.0','id':'a','method':''}"))
            .isInstanceOfSatisfying(InvalidMessage.class, refused -> assertThat(refused.id()).contains(Id.of("a")));
        assertThatThrownBy(() -> parse("{'jsonrpc':'2.0','id':[],'method':'x'}"))
            .isInstanceOfSatisfying(InvalidMessage.class, refused -> assertThat(refused.id()).isEmpty());
        assertThatThrownBy(() -> parse("{'id':1,'id':2}"))
            .isInstanceOfSatisfying(InvalidMessage.class, refused -> assertThat(refused.json()).contains(Malformed.Reason.DUPLICATE_KEY));
    }

    @Test
    void theEnvelopeIsWrittenAnewAndTheRestAsItWas() throws InvalidMessage {
        String params = "{ 'name' : 'x\\u00e9\\/' ,\n'arguments':{'n': 1.10 , 'm':2},'odd':[ ]}".replace('\'', '"');
        Message message = parse("\n{ 'params' :" + params
            + ", 'method':'tools/call','vendor' : [ 1 ] , 'id' : 'i\\u0064' ,'jsonrpc':'2.0'}");
        assertThat(text(message)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"i\\u0064\",\"method\":\"tools/call\",\"params\":" + params
            + ",\"vendor\":[ 1 ]}");
    }

    @Test
    void idsAreComparedByKindAndMeaning() throws InvalidMessage {
        Request escaped = (Request) parse("{'jsonrpc':'2.0','id':'\\u0061','method':'ping'}");
        Request number = (Request) parse("{'jsonrpc':'2.0','id':1,'method':'ping'}");
        Request text = (Request) parse("{'jsonrpc':'2.0','id':'1','method':'ping'}");
        assertThat(escaped.id()).isEqualTo(Id.of("a")).hasSameHashCodeAs(Id.of("a"));
        assertThat(number.id()).isEqualTo(Id.of(1)).isNotEqualTo(text.id());
        assertThat(number.id().key()).isNotEqualTo(text.id().key());
        assertThat(((Request) parse("{'jsonrpc':'2.0','id':-0,'method':'ping'}")).id()).isEqualTo(Id.of(0));
    }

    @Test
    void idsAndTokensCanBeExchangedAndPutBack() throws InvalidMessage {
        Request request = (Request) parse("{'jsonrpc':'2.0','id':'c\\u0061','method':'tools/call','params':{'_meta':{'x':1 , 'progressToken' : 'pt' },'name':'n'}}");
        Request ours = request.withId(Id.of(7)).withProgressToken(Optional.of(Id.of(8)));
        assertThat(text(ours))
            .isEqualTo("{'jsonrpc':'2.0','id':7,'method':'tools/call','params':{'_meta':{'x':1 , 'progressToken' : 8 },'name':'n'}}".replace('\'', '"'));
        assertThat(text(ours.withId(request.id()).withProgressToken(RequestMeta.of(request).progressToken()))).isEqualTo(text(request));
        assertThat(text(request.withProgressToken(Optional.empty()))).contains("\"_meta\":{\"x\":1 }");
        Request bare = Request.of(Id.of(1), "ping", JsonObject.empty());
        assertThat(bare.withProgressToken(Optional.empty())).isSameAs(bare);
        assertThat(text(bare.withProgressToken(Optional.of(Id.of("t"))))).contains("{\"_meta\":{\"progressToken\":\"t\"}}");
    }

    @Test
    void progressNotesAndCancellationsAreReaddressed() throws InvalidMessage {
        Notification progress = (Notification) parse("{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':8,'progress':0.50}}");
        assertThat(progress.progressToken()).contains(Id.of(8));
        assertThat(text(progress.withProgressToken(Id.of("pt"))))
            .isEqualTo("{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':'pt','progress':0.50}}".replace('\'',
            '"'));
        Notification cancelled = Notification.cancelled(Id.of("a"), "gone");
        assertThat(cancelled.withRequestId(Id.of(3)).requestId()).contains(Id.of(3));
    }

    @Test
    void answersOfOurOwnAreReadBack() throws InvalidMessage {
        Failure failure = Failure.of(Optional.of(Id.of("x")), ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code(), "No.",
            JsonObject.of("requested", JsonNumber.of(1)));
        Failure back = (Failure) parse(text(failure));
        assertThat(back.code()).isEqualTo(-32022);
        assertThat(back.message()).isEqualTo("No.");
        assertThat(back.withCode(-32602).code()).isEqualTo(-32602);
        assertThat(text(Failure.of(Optional.empty(), -32700, "x"))).doesNotContain("id");
        assertThat(text(Success.of(Id.of(1), JsonObject.empty()))).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void noMessagePrintsItsContent() throws InvalidMessage {
        Message request = parse("{'jsonrpc':'2.0','id':'hush','method':'ping','params':{'hush':'hush','_meta':{'progressToken':'hush'}},'hush':1}");
        Message failure = parse("{'jsonrpc':'2.0','id':'hush','error':{'code':1,'message':'hush'}}");
        assertThat(request + " " + failure + ((Request) request).id() + RequestMeta.of((Request) request)
            + Id.of("hush")).doesNotContain("hush");
    }
}
