package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.link.Exchange;
import java.io.IOException;

/// How a tool of a server asks something of its client and shows the reply, in the way of the server's revision, and how that is proven.
///
/// @param params members of the question, each followed by a comma
/// @param capability what a client must be able to do
/// @param word what in a client's capabilities says so
record Asking(String method, String params, String capability, String word, String reply) {
    /// The question within a call of this tool.
    ///
    /// @param can whether the server's revision has such a question
    void serve(PlayedServer server, boolean can, Asked asked, Exchange exchange) throws IOException {
        if (!can) {
            Says.json(exchange, 200, server.answer(asked, "\"content\":[]"));
        } else if (server.isNewer()) {
            serveNewer(server, asked, exchange);
        } else {
            Says.stream(exchange);
            Says.event(exchange, replied(server, asked, server.ask(exchange, method, question(server.revision()))));
            Says.end(exchange);
        }
    }

    private void serveNewer(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
        JsonObject params = PlayedServer.params(asked);
        if (!Unknown.text(params.object("_meta").orElseThrow()).contains("\"" + word + "\":{")) {
            Says.json(exchange, 400, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"error\":{\"code\":" + ErrorCode.MISSING_CLIENT_CAPABILITY.code()
                + ",\"message\":\"cannot\",\"data\":{\"requiredCapabilities\":" + capability + "}}}");
        } else if (params.has("inputResponses")) {
            assertThat(params.text("requestState")).contains("the server's own");
            Says.json(exchange, 200, replied(server, asked, params.object("inputResponses").flatMap(all -> all.object("k")).orElseThrow()));
        } else {
            Says.json(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"result\":{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":{\"method\":\""
                + method + "\",\"params\":" + question(server.revision()) + "," + Unknown.MEMBER + "}},\"requestState\":\"the server's own\"," + Unknown.META + "," + Unknown.MEMBER + "},"
                + Unknown.MEMBER + "}");
        }
    }

    private static String replied(PlayedServer server, Asked asked, JsonObject reply) {
        return server.answer(asked, "\"content\":[],\"x-reply\":" + Unknown.text(reply));
    }

    /// A page to be visited has an id in 2025-11-25 alone.
    private String question(Revision of) {
        String id = params.contains("\"url\":") && of == Revision.R2025_11_25 ? "\"elicitationId\":\"e-1\"," : "";
        return "{" + params + id + Unknown.META + "," + Unknown.MEMBER + "}";
    }

    /// The client is asked, and the server gets its reply.
    void prove(PlayedClient client, PlayedServer server, String tool) throws IOException {
        PlayedClient.Heard heard = client.call("tools/call", client.tool(tool), "", reply);
        JsonObject result = heard.result();
        assertThat(heard.questions()).hasSize(1);
        PlayedClient.Question asked = heard.questions().getFirst();
        assertThat(asked.method()).isEqualTo(method);
        assertThat(Unknown.text(asked.params())).startsWith("{" + params);
        Unknown.require("question", asked.whole());
        Unknown.requireInBody(asked.params());
        if (params.contains("\"url\":") && client.revision() == Revision.R2025_11_25) {
            assertThat(asked.params().text("elicitationId")).as("a client of this revision knows a page by its id").isPresent();
        }
        assertThat(result.object("x-reply").map(Unknown::text)).contains(reply);
    }

    /// What happens where one side's revision has no such question.
    String refusal(PlayedClient client, boolean serverCan, String tool) throws IOException {
        PlayedClient.Heard heard = client.call("tools/call", client.tool(tool), "", reply);
        assertThat(heard.questions()).as("the client cannot be asked").isEmpty();
        if (!serverCan) {
            assertThat(heard.result().has("x-reply")).isFalse();
            return "A server of this revision has no such question; its client is asked nothing.";
        }
        if (heard.last() instanceof Failure failure) {
            return "A client of this revision cannot be asked, and its server is told so. One of 2026-07-28 that will not go on says `"
                + ErrorCode.MISSING_CLIENT_CAPABILITY.code() + "`; the client gets " + Feature.words(failure) + ".";
        }
        JsonObject error = heard.result().object("x-reply").orElseThrow();
        return "A client of this revision cannot be asked, and its server is told so. One that asks all the same gets `"
            + Unknown.text(error.get("code").orElseThrow()) + "`, *" + error.text("message").orElseThrow() + "*, and its call goes on.";
    }
}
