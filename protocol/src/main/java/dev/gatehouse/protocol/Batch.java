package dev.gatehouse.protocol;

import dev.gatehouse.protocol.InvalidMessage.Reason;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several messages in one body, line or event, which MCP 2025-03-26 alone has (JSON-RPC 2.0 §6).
///
/// One that is no message does not harm the others. The whole is none when it is empty, holds more than [#MOST] members or another batch,
/// asks twice under one id, or holds `initialize` (MCP 2025-03-26, lifecycle).
public final class Batch {
    /// How many members it has at most.
    public static final int MOST = 32;

    private final List<Member> members;

    /// What one member is.
    public sealed interface Member {
        /// A message.
        record Fit(Message message) implements Member {}

        /// None.
        ///
        /// @param why with the id to answer with, when one was readable
        record Unfit(InvalidMessage why) implements Member {}
    }

    private Batch(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /// The batch that this array is.
    ///
    /// @throws InvalidMessage [Reason#BAD_BATCH] where it is none
    public static Batch of(JsonArray array) throws InvalidMessage {
        if (array.size() == 0 || array.size() > MOST) throw bad();
        List<Member> members = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Json each : array.values()) {
            Member member = member(each);
            if (member instanceof Member.Fit(Request request) && (request.method().equals(Names.INITIALIZE) || !asked.add(request.id().key()))) throw bad();
            members.add(member);
        }
        return new Batch(members);
    }

    private static Member member(Json json) throws InvalidMessage {
        if (json instanceof JsonArray) throw bad();
        try {
            return new Member.Fit(Message.of(json));
        } catch (InvalidMessage unfit) {
            return new Member.Unfit(unfit);
        }
    }

    private static InvalidMessage bad() {
        return new InvalidMessage(Reason.BAD_BATCH, Optional.empty());
    }

    /// The messages of a peer that may send several: one, or those of a batch, all of them fit.
    ///
    /// @throws InvalidMessage with the first rule that was found broken
    public static List<Message> messages(byte[] bytes, JsonLimits limits) throws InvalidMessage {
        Json json = Message.read(bytes, limits);
        return json instanceof JsonArray array ? of(array).messages() : List.of(Message.of(json));
    }

    private List<Message> messages() throws InvalidMessage {
        List<Message> all = new ArrayList<>();
        for (Member member : members) {
            switch (member) {
                case Member.Fit(Message message) -> all.add(message);
                case Member.Unfit(InvalidMessage why) -> throw why;
            }
        }
        return all;
    }

    /// All members in order.
    public List<Member> members() {
        return members;
    }
}
