package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static dev.gatehouse.toolkit.Served.code;
import static dev.gatehouse.toolkit.Served.words;
import static dev.gatehouse.toolkit.Served.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Spoken;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Servers that do not speak every revision.
class OneEraTest {
    private static final String INITIALIZE = written("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25','capabilities':{},"
        + "'clientInfo':{'name':'test','version':'1'}}}");

    @Test
    void oneOfTheNewerEraTellsAnOlderClientWhatItSpeaks() throws IOException {
        try (var served = new Served(new Shop().library, Spoken.only(Set.of(Revision.R2026_07_28)))) {
            Served.Reply reply = served.post(INITIALIZE);
            JsonObject message = reply.message();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(code(message)).isEqualTo(-32022);
            assertThat(at(message, "error", "data").array("supported").orElseThrow().size()).isEqualTo(1);
            assertThat(served.ask("GET").status()).isEqualTo(405);
            assertThat(words(served.modern("tools/call", "{'name':'hello'}", "{}").message())).isEqualTo("hello");
        }
    }

    @Test
    void oneOfTheOlderEraDoesNotKnowTheNewerAndAgreesOnWhatItSpeaks() throws IOException {
        try (var served = new Served(new Shop().library, Spoken.only(Set.of(Revision.R2025_03_26, Revision.R2025_06_18)))) {
            assertThat(served.modern("server/discover", "{}", "{}").status()).isEqualTo(400);
            assertThat(at(served.post(INITIALIZE).message(), "result").text("protocolVersion")).contains("2025-06-18");
            assertThat(at(served.post(INITIALIZE.replace("2025-11-25", "2025-03-26")).message(), "result").text("protocolVersion")).contains("2025-03-26");
        }
    }
}
