package dev.gatehouse.wire.message;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// One or more valid messages of every kind, and every limited field with a way to fill it.
public final class Samples {
    private Samples() {
    }

    /// A field, its limit, and a message in which that field has a given length.
    public record Limited(Kind kind, String field, int limit, IntFunction<Message> filled) {
        @Override
        public String toString() {
            return kind + "." + field;
        }
    }

    public static List<Message> all() {
        var header = new Header("Mcp-Session-Id", "a b\tc");
        var fields = LedgerFields.collect().with(FieldName.CALL, "c1").with(FieldName.DETAIL, "ä€😀").with(FieldName.IN, Long.MAX_VALUE).done();
        return List.of(new Ping(), new Pong(),
                new Send("c1", "notes", "acme", "alice", Method.POST, List.of(header, header), Optional.of("s1"), 30_000, 65_536, 12),
                new Send("c2", "日本", "", "", Method.DELETE, List.of(), Optional.empty(), 1, 1, 0),
                Part.of("body".getBytes(StandardCharsets.UTF_8)), End.complete(), End.cut("the upstream went away"),
                new Head(200, List.of(header), "cached"), new Head(599, List.of(), ""),
                new Failed(FailCode.UNREACHABLE, Effect.NONE, "refused by 10.0.0.1"), new Failed(FailCode.BROKEN, Effect.UNKNOWN, ""),
                new Credit(1), new Credit(Limits.CREDIT), new Held(),
                new Fetch("idp", What.INTROSPECT, Token.of(new byte[] {1, 2, 3})), new Fetch("idp", What.KEYS, Token.none()),
                new Fetched(200, "{}".getBytes(StandardCharsets.UTF_8)),
                new Open(fields), new Checkpoint(fields), new Close(fields), new Refused(fields), new Count(fields), new Event(fields),
                new Opened(-1), new Noted(), new LedgerFailed(LedgerCode.FULL, "no room"),
                new Settings(Long.MIN_VALUE, 100, new byte[64], new byte[44]), new Running(3), new Rejected("servers[0].url: unknown"),
                new Ask(), new State(List.of(new Fact("walls", "connect=EPERM"), new Fact("metrics", ""))),
                new Verb("{\"verb\":\"status\"}"), new Reply(255, "{}"));
    }

    public static List<Limited> limited() {
        return List.of(
                new Limited(Kind.SEND, "callId", Limits.ID, n -> send(text(n), "s", "t", "c", "i")),
                new Limited(Kind.SEND, "server", Limits.NAME, n -> send("i", text(n), "t", "c", "i")),
                new Limited(Kind.SEND, "tenant", Limits.NAME, n -> send("i", "s", text(n), "c", "i")),
                new Limited(Kind.SEND, "caller", Limits.NAME, n -> send("i", "s", "t", text(n), "i")),
                new Limited(Kind.SEND, "sessionId", Limits.ID, n -> send("i", "s", "t", "c", text(n))),
                new Limited(Kind.HEAD, "name", Limits.HEADER_NAME, n -> new Head(200, List.of(new Header(text(n), "v")), "")),
                new Limited(Kind.HEAD, "value", Limits.HEADER_VALUE, n -> new Head(200, List.of(new Header("n", text(n))), "")),
                new Limited(Kind.HEAD, "note", Limits.DETAIL, n -> new Head(200, List.of(), text(n))),
                new Limited(Kind.END, "note", Limits.DETAIL, n -> End.cut(text(n))),
                new Limited(Kind.FAILED, "detail", Limits.DETAIL, n -> new Failed(FailCode.BUSY, Effect.NONE, text(n))),
                new Limited(Kind.FETCH, "issuer", Limits.NAME, n -> new Fetch(text(n), What.KEYS, Token.none())),
                new Limited(Kind.FETCH, "token", Limits.TOKEN, n -> new Fetch("i", What.INTROSPECT, Token.of(bytes(n)))),
                new Limited(Kind.FETCHED, "body", Limits.FETCHED, n -> new Fetched(200, bytes(n))),
                new Limited(Kind.OPEN, "text", Limits.FIELD_TEXT, n -> new Open(LedgerFields.collect().with(FieldName.CALL, text(n)).done())),
                new Limited(Kind.LEDGER_FAILED, "detail", Limits.DETAIL, n -> new LedgerFailed(LedgerCode.BUSY, text(n))),
                new Limited(Kind.SETTINGS, "signature", Limits.SIGNATURE, n -> new Settings(1, 1, bytes(n), new byte[0])),
                new Limited(Kind.SETTINGS, "publicKey", Limits.SIGNATURE, n -> new Settings(1, 1, new byte[0], bytes(n))),
                new Limited(Kind.REJECTED, "reason", Limits.DETAIL, n -> new Rejected(text(n))),
                new Limited(Kind.STATE, "name", Limits.NAME, n -> new State(List.of(new Fact(text(n), "")))),
                new Limited(Kind.STATE, "value", Limits.FACT, n -> new State(List.of(new Fact("", text(n))))),
                new Limited(Kind.VERB, "json", Limits.VERB, n -> new Verb(text(n))),
                new Limited(Kind.REPLY, "json", Limits.REPLY, n -> new Reply(0, text(n))));
    }

    /// Lists, by their number of elements.
    public static List<Limited> lists() {
        var fact = new Fact("", "");
        var header = new Header("n", "");
        return List.of(
                new Limited(Kind.SEND, "headers", Limits.HEADERS,
                        n -> new Send("i", "s", "t", "c", Method.POST, Collections.nCopies(n, header), Optional.empty(), 1, 1, 0)),
                new Limited(Kind.HEAD, "headers", Limits.HEADERS, n -> new Head(200, Collections.nCopies(n, header), "")),
                new Limited(Kind.STATE, "facts", Limits.FACTS, n -> new State(Collections.nCopies(n, fact))));
    }

    private static Send send(String call, String server, String tenant, String caller, String session) {
        return new Send(call, server, tenant, caller, Method.POST, List.of(), Optional.of(session), 1, 1, 0);
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static byte[] bytes(int length) {
        return text(length).getBytes(StandardCharsets.US_ASCII);
    }
}
