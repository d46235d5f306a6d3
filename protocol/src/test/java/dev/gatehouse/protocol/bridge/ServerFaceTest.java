package dev.gatehouse.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A server's introduction, told to clients of either era.
class ServerFaceTest {

    private static final String INITIALIZE = "{'protocolVersion':'2025-11-25', 'capabilities' : {'tools':{ 'listChanged':true ,'x':1},'tasks':{},'prompts':{},'logging':{},'experimental':{},"
        + "'extensions':{'io.modelcontextprotocol/ui':{'m':[1]},'other/x':{}}} ,'serverInfo':{'name':'s' ,'version':'1.0','icons':[ ]},'instructions' : 'caf\\u00e9', 'vendor':[ 1.10 ],'_meta':{ 'k' : 1 }}";
    private static final String DISCOVER = "{'resultType':'complete','supportedVersions':['2026-07-28','2099-01-01'],'capabilities':{'tools':{}},'instructions' : 'i', 'ttlMs':5,'cacheScope':'public',"
        + "'_meta':{ 'io.modelcontextprotocol/serverInfo':{'name':'m','version':'2'} ,'k':1.0}}";

    private static JsonObject object(String text) throws Malformed {
        return (JsonObject) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.carried(10_000));
    }

    private static String text(Json json) {
        return new String(json.bytes(), StandardCharsets.UTF_8).replace('"', '\'');
    }

    @Test
    void aLegacyServerIsToldToAModernClient() throws Malformed {
        ServerFace face = ServerFace.ofInitialize(object(INITIALIZE)).orElseThrow();
        assertThat(face.revision()).isEqualTo(Revision.R2025_11_25);
        assertThat(face.hasTools()).isTrue();
        assertThat(text(face.discoverResult(Id.of(1), Offer.PLAIN).result()))
            .isEqualTo("{'capabilities' : {'tools':{ 'listChanged':true ,'x':1},'prompts':{},'logging':{}},'instructions' : 'caf\\u00e9', 'vendor':[ 1.10 ],"
            + "'_meta':{ 'k' : 1,'io.modelcontextprotocol/serverInfo':{'name':'s' ,'version':'1.0','icons':[ ]} },'resultType':'complete','supportedVersions':['2026-07-28'],'ttlMs':0,'cacheScope':'private'}");
    }

    @Test
    void aLegacyServerIsToldToALegacyClientInTheRevisionItAgreedOn() throws Malformed {
        ServerFace face = ServerFace.ofInitialize(object(INITIALIZE)).orElseThrow();
        assertThat(text(face.initializeResult(Id.of(1), ServerFace.agreed("2025-06-18"), "x", new Offer(true, false)).result()))
            .isEqualTo("{'capabilities' : {'tools':{ 'listChanged':true ,'x':1},'prompts':{},'logging':{},'extensions':{'io.modelcontextprotocol/ui':{'m':[1]}}},'instructions' : 'caf\\u00e9', 'vendor':[ 1.10 ],'_meta':{ 'k' : 1 },"
                + "'protocolVersion':'2025-06-18','serverInfo':{'name':'s' ,'version':'1.0','icons':[ ]}}");
        assertThat(ServerFace.agreed("2024-11-05")).isEqualTo(Revision.R2025_11_25);
        assertThat(ServerFace.agreed("2026-07-28")).isEqualTo(Revision.R2025_11_25);
    }

    @Test
    void aModernServerIsToldToEitherClient() throws Malformed {
        ServerFace face = ServerFace.ofDiscover(object(DISCOVER)).orElseThrow();
        assertThat(text(face.initializeResult(Id.of(1), Revision.R2025_11_25, "x",
            Offer.PLAIN).result())).isEqualTo("{'capabilities':{'tools':{}},'instructions' : 'i',"
            + "'_meta':{ 'io.modelcontextprotocol/serverInfo':{'name':'m','version':'2'} ,'k':1.0},'protocolVersion':'2025-11-25','serverInfo':{'name':'m','version':'2'}}");
        assertThat(face.discoverResult(Id.of(1), Offer.PLAIN).result().text("cacheScope")).contains("private");
        ServerFace unnamed = ServerFace.ofDiscover(object("{'supportedVersions':['2026-07-28'],'capabilities':{}}")).orElseThrow();
        assertThat(text(unnamed.initializeResult(Id.of(1), Revision.R2025_11_25, "route",
            Offer.PLAIN).result())).contains("'serverInfo':{'name':'route','version':'unknown'}");
        assertThat(unnamed.hasTools()).isFalse();
        assertThat(unnamed.discoverResult(Id.of(1), Offer.PLAIN).result().has("_meta")).isFalse();
    }

    @Test
    void facesThatLackAMemberOrShareNoRevisionAreNone() throws Malformed {
        for (String odd : List.of("{}", INITIALIZE.replace("2025-11-25", "2024-11-05"), INITIALIZE.replace("2025-11-25", "2026-07-28"),
            INITIALIZE.replace("'serverInfo'", "'info'"), INITIALIZE.replace("'capabilities'", "'c'"))) {
            assertThat(ServerFace.ofInitialize(object(odd))).as(odd).isEmpty();
        }
        for (String odd : List.of("{}", DISCOVER.replace("2026-07-28", "2026-07-29"), DISCOVER.replace("'complete'", "'input_required'"),
            DISCOVER.replace("'capabilities'", "'c'"), DISCOVER.replace("['2026-07-28','2099-01-01']", "'2026-07-28'"))) {
            assertThat(ServerFace.ofDiscover(object(odd))).as(odd).isEmpty();
        }
    }

    @Test
    void onlyTheModernCodesProveAModernServer() {
        for (int code : List.of(-32020, -32021, -32022)) assertThat(ServerFace.provesModern(Failure.of(Optional.empty(), code,
            ""))).isTrue();
        for (int code : List.of(-32601, -32600, -32019, -32023, -32000)) assertThat(ServerFace.provesModern(Failure.of(Optional.empty(),
            code, ""))).isFalse();
    }

    @Test
    void ourOwnFaceIsCompleteInEitherEra() {
        ClientFace face = ClientFace.of("gatehouse", "1");
        assertThat(Claim.of(face.discover(Id.of(1)), Optional.empty())).isInstanceOf(Claim.Modern.class);
        assertThat(text(face.initialize(Id.of(1), Revision.NEWEST_LEGACY)
            .json())).isEqualTo("{'jsonrpc':'2.0','id':1,'method':'initialize','params':"
            + "{'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'gatehouse','version':'1'}}}");
        assertThat(ClientFace.initialized().method()).isEqualTo("notifications/initialized");
    }
}
