package dev.gatehouse.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Requests of one shape: `tools/call` of 2026-07-28 with every header that it wants and about 1 KB of arguments. Ids have ten digits, so
/// that a request is the last one with other digits in it.
final class Calls {
    /// The digits of every id.
    static final int ID_DIGITS = 10;
    private static final long FIRST = 1_000_000_000L;
    private static final String ID = "\"id\":";
    private static final String ARGUMENTS = "{\"title\":\"Minutes of the meeting\",\"tags\":[\"work\",\"weekly\",\"2026\"],\"notify\":true,\"priority\":3,\"text\":\""
        + "We met, we spoke about the plan, and we all went home early. ".repeat(15) + "\"}";

    private final byte[] request;
    private final int idAt;

    Calls(Target target, String tool) {
        String body = "{\"jsonrpc\":\"2.0\"," + ID + FIRST + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + ARGUMENTS
            + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},"
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}}";
        String head = "POST " + target.url().getRawPath() + " HTTP/1.1\r\nHost: " + target.url().getRawAuthority()
            + "\r\nUser-Agent: gatehouse-bench\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
            + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: " + tool + "\r\n"
            + target.token().map(token -> "Authorization: Bearer " + token + "\r\n").orElse("") + "Content-Length: " + body.length() + "\r\n\r\n";
        this.request = (head + body).getBytes(StandardCharsets.US_ASCII);
        this.idAt = head.length() + body.indexOf(ID) + ID.length();
    }

    /// The bytes of the call with this number, good until the next is asked for.
    byte[] numbered(long number) {
        write(number, request, idAt);
        return request;
    }

    /// The id of the call with this number.
    static long id(long number) {
        return FIRST + number;
    }

    /// Writes a call's id in digits.
    static void write(long number, byte[] into, int at) {
        long rest = id(number);
        for (int i = ID_DIGITS - 1; i >= 0; i--) {
            into[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// These calls for another connection.
    private Calls(byte[] request, int idAt) {
        this.request = request;
        this.idAt = idAt;
    }

    /// A copy that another thread may number.
    Calls copy() {
        return new Calls(Arrays.copyOf(request, request.length), idAt);
    }
}
