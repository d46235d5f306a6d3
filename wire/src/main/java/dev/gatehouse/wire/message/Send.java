package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;
import java.util.List;
import java.util.Optional;

/// A call that passed every check, for an upstream. Its body follows as parts and an end; nothing is sent on before that end.
///
/// @param callId the call, as the ledger names it
/// @param server the server's name in the settings; where it lives the receiver knows, not the sender
/// @param tenant whose call it is
/// @param caller who calls
/// @param method what is done
/// @param headers at most 32, by the sender's allow-list
/// @param sessionId the upstream session it belongs to
/// @param deadlineMillis how long the sender waits from now, 1 to 3,600,000
/// @param firstCredit how many answer bytes may come before more are granted, 1 to 4 MiB
/// @param bodyLength how many bytes the parts hold together
public record Send(String callId, String server, String tenant, String caller, Method method, List<Header> headers, Optional<String> sessionId, int deadlineMillis, int firstCredit, int bodyLength) implements Message {
    /// Refuses what has no meaning.
    public Send {
        headers = List.copyOf(headers);
        Range.require(!callId.isEmpty() && !server.isEmpty(), "a call and its server have names");
        Range.require(sessionId.filter(String::isEmpty).isEmpty(), "a session id is not empty");
        Range.within(deadlineMillis, 1, Limits.DEADLINE_MILLIS, "deadlineMillis");
        Range.within(firstCredit, 1, Limits.CREDIT, "firstCredit");
        Range.within(bodyLength, 0, Limits.BODY, "bodyLength");
    }

    @Override
    public Kind kind() {
        return Kind.SEND;
    }

    static Send read(FieldReader in) throws WireViolation {
        return new Send(in.text(Limits.ID), in.text(Limits.NAME), in.text(Limits.NAME), in.text(Limits.NAME), in.coded(Method.values()),
                in.list(Limits.HEADERS, Header::read), Header.readOptional(in), in.u32(Limits.DEADLINE_MILLIS), in.u32(Limits.CREDIT),
                in.u32(Limits.BODY));
    }

    void write(FieldWriter out) {
        out.text(callId, Limits.ID);
        out.text(server, Limits.NAME);
        out.text(tenant, Limits.NAME);
        out.text(caller, Limits.NAME);
        out.u8(method.code());
        out.list(headers, Limits.HEADERS, Header::write);
        out.text(sessionId.orElse(""), Limits.ID);
        out.u32(deadlineMillis);
        out.u32(firstCredit);
        out.u32(bodyLength);
    }

    @Override
    public String toString() {
        return "Send[" + callId + " to " + server + ", " + bodyLength + " bytes]";
    }
}
