package dev.gatehouse.gateway.whole;

import dev.gatehouse.protocol.Success;
import dev.gatehouse.wire.link.Exchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A person is asked something: how servers of both eras do it, and how clients of both eras reply.
final class Questions {
    /// Settings under which each server may ask whatever it can.
    static final String OPEN = GateUnderTest.SERVERS.replace("maxAnswer: 64KiB", "maxAnswer: 64KiB, allow: [elicitation, sampling, roots]");
    static final String ABLE = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{\"listChanged\":true}}";
    static final String FORM = "{\"message\":\"Which?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}} ,\"k\":1.0}";
    static final String ACCEPTED = "{\"action\":\"accept\",\"content\":{\"n\":1.50}}";
    private static final String WANTED = "{\"resultType\":\"input_required\",\"inputRequests\":{\"which\":{\"method\":\"elicitation/create\",\"params\":" + FORM
        + "}},\"requestState\":\"the server's own\"}";
    private static final AtomicInteger NEXT = new AtomicInteger(1_000);

    private Questions() {}

    /// Asks on the stream of a call, waits for the reply, and answers the call with it.
    static void olderAsks(FakeServers servers, Asked asked, Exchange exchange) throws IOException {
        Says.stream(exchange);
        String id = Integer.toString(NEXT.incrementAndGet());
        Says.event(exchange, Says.request(id, "elicitation/create", FORM));
        try {
            Asked reply = servers.await(each -> each.method().equals("answer") && each.body().contains(":" + id + ","));
            boolean accepted = reply.message() instanceof Success success && success.result().text("action").filter("accept"::equals).isPresent();
            Says.event(exchange, Says.answer(asked.id(), accepted ? Says.ECHO : "{\"content\":[],\"isError\":true}"));
            Says.end(exchange);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    /// Says what it wants, and answers the call that has it.
    static void newerAsks(Asked asked, Exchange exchange) throws IOException {
        Says.result(asked, exchange, asked.body().contains("inputResponses") ? Says.ECHO : WANTED);
    }

    /// A session whose client can be asked everything.
    static String session(GateUnderTest gate, String caller, String route) throws IOException {
        RawClient.Reply reply = gate.ask(Ask.initialize(route).by(caller).body("\"capabilities\":{}", "\"capabilities\":" + ABLE));
        if (reply.status() != 200) {
            throw new AssertionError("no session: " + reply);
        }
        return reply.header("Mcp-Session-Id");
    }

    /// An older client's reply to a question.
    static Ask reply(String route, String session, String to, String result) {
        return Ask.bare(route, "{\"jsonrpc\":\"2.0\",\"id\":" + to + ",\"result\":" + result + "}").with("Mcp-Session-Id", session)
            .with("MCP-Protocol-Version", "2025-11-25");
    }

    /// The request of a newer client that can be asked everything.
    static Ask able(Ask modern) {
        return modern.body("clientCapabilities\":{}", "clientCapabilities\":" + ABLE);
    }

    static String id(String question) {
        return question.replaceFirst(".*?\"id\":(\"[^\"]*\").*", "$1");
    }

    static String state(String body) {
        return body.replaceFirst("(?s).*\"requestState\":\"([^\"]*)\".*", "$1");
    }

    private static String key(String body) {
        return body.replaceFirst("(?s).*\"inputRequests\":\\{\"([^\"]*)\".*", "$1");
    }

    /// The request once more, with a reply to what was wanted.
    static Ask again(Ask first, String wanted, String reply) {
        return first.body("\"arguments\"", "\"inputResponses\":{\"" + key(wanted) + "\":" + reply + "},\"requestState\":\"" + state(wanted) + "\",\"arguments\"");
    }
}
