package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// One hostile input to the door and what must come of it.
///
/// @param rule how the refusal's detail begins: which rule said no
/// @param by who says no after identity, as the ledger names it; empty before identity, where refusals are counted and have no line
/// @param id the id that the answer must echo, as JSON
/// @param status the HTTP status, mostly the code's
record Hostile(String name, Sent sent, Code code, String rule, String by, String id, int status) {
    private static final String UPSTREAM = "upstream";

    /// What is written on the connection.
    interface Sent {
        /// As Latin-1; names in braces are filled in by the gate under test.
        String bytes(GateUnderTest gate);
    }

    /// Refused before anybody is known.
    static Hostile stranger(String name, String bytes, Code code, String rule) {
        return new Hostile(name, gate -> gate.fill(bytes), code, rule, "", "null", code.http());
    }

    static Hostile stranger(String name, Ask ask, Code code, String rule) {
        return stranger(name, ask.text(Map.of()), code, rule);
    }

    /// A good request of alice's with further header lines.
    static Hostile lines(String name, String lines, Code code, String rule) {
        return stranger(name, Ask.modernCall("fresh", "echo", "1").text(Map.of()).replace("Accept:", lines + "Accept:"), code, rule);
    }

    /// Refused at the door after the caller was known.
    static Hostile known(String name, Ask ask, Code code, String rule, String id) {
        return checked(name, ask, code, "door", rule, id);
    }

    /// Refused by a check.
    static Hostile checked(String name, Ask ask, Code code, String check, String rule, String id) {
        return new Hostile(name, gate -> gate.text(ask), code, rule, check, id, code.http());
    }

    /// Refused on the way to the server, before anything is sent: the call has been opened on record.
    static Hostile unsent(String name, Ask ask, Code code, String rule, String id) {
        return checked(name, ask, code, UPSTREAM, rule, id);
    }

    Hostile status(int other) {
        return new Hostile(name, sent, code, rule, by, id, other);
    }

    /// It is refused with its code and is on record: before identity as a count, after it as a line of its own. No server hears of it.
    void requireRefused(GateUnderTest gate) throws IOException {
        long before = gate.servers.requests();
        try (RawClient client = gate.client()) {
            RawClient.Reply reply = client.send(sent.bytes(gate)).reply();
            RefusalShape.check(reply, code, status, id, "none");
            requireRecord(gate, reply.header("Gatehouse-Call"));
        }
        assertThat(gate.servers.requests()).as("requests that reached a server").isEqualTo(before);
    }

    private void requireRecord(GateUnderTest gate, String call) {
        assertThat(gate.counted).containsKey(call);
        assertThat(gate.counted.get(call).code()).isEqualTo(code);
        assertThat(gate.counted.get(call).detail()).startsWith(rule);
        List<FakeRecorder.Line> lines = gate.recorder.of(call);
        if (by.isEmpty()) {
            assertThat(lines).isEmpty();
            return;
        }
        assertThat(lines).extracting(FakeRecorder.Line::kind).isEqualTo(by.equals(UPSTREAM) ? List.of("open", "close") : List.of("refused"));
        assertThat(lines.getLast().text(FieldName.BY)).isEqualTo(by);
        assertThat(lines.getLast().text(FieldName.CODE)).isEqualTo(code.word());
        assertThat(lines.getLast().text(FieldName.DETAIL)).startsWith(rule);
        assertThat(lines.getFirst().text(FieldName.CALLER)).isNotEmpty();
        assertThat(lines.getFirst().text(FieldName.TENANT)).isNotEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
