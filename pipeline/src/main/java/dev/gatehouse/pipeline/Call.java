package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// One message from a client, parsed once, immutable, sealed by kind. Nothing reaches a server that was not a Call.
public sealed interface Call {
    Facts facts();

    /// What the ledger and `watch` call this kind: the protocol's method.
    String method();

    /// What the call is about, for ledger and grants: a tool's name, or nothing.
    default String target() {
        return "";
    }

    /// Runs a tool.
    record ToolCall(Facts facts, ToolName tool, JsonObject params) implements Call {
        @Override
        public String method() {
            return "tools/call";
        }

        @Override
        public String target() {
            return tool.value();
        }
    }

    /// Asks which tools there are. The answer is cut down to what the caller may use.
    record ToolListing(Facts facts, JsonObject params) implements Call {
        @Override
        public String method() {
            return "tools/list";
        }
    }

    /// Asks what the server is: `server/discover`, or the `initialize` of a session.
    record Discovery(Facts facts, JsonObject params) implements Call {
        @Override
        public String method() {
            return facts.revision().era() == Era.MODERN ? "server/discover" : "initialize";
        }
    }

    /// A client's answer to a server's question, bound to the call that the question belongs to. No route lets servers ask yet.
    record Reply(Facts facts, CallId to, JsonObject result) implements Call {
        @Override
        public String method() {
            return "reply";
        }
    }

    /// A client's note about a call of its own that is still running.
    record Notice(Facts facts, Kind kind, CallId about) implements Call {
        @Override
        public String method() {
            return kind.method;
        }

        /// The notes that are passed on.
        public enum Kind {
            CANCELLED("notifications/cancelled"),
            PROGRESS("notifications/progress");

            private final String method;

            Kind(String method) {
                this.method = method;
            }
        }
    }

    /// What every call has.
    ///
    /// @param session the key of the client's session, where its revision has sessions
    /// @param message the message as it came
    /// @param bytes how long it was
    record Facts(
            CallId id,
            Caller caller,
            Route route,
            Revision revision,
            Optional<String> session,
            Deadline deadline,
            Message message,
            int bytes) {
        public Facts {
            Objects.requireNonNull(id);
            Objects.requireNonNull(caller);
            Objects.requireNonNull(route);
            Objects.requireNonNull(revision);
            Objects.requireNonNull(session);
            Objects.requireNonNull(deadline);
            Objects.requireNonNull(message);
        }
    }

    /// A tool's name as the server knows it: 1 to 128 of the characters that MCP 2025-11-25 (SEP-986) names.
    record ToolName(String value) {
        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

        /// @throws Refused with [Code#PARAMS_INVALID] if it has another shape
        public static ToolName of(String value) throws Refused {
            if (!SHAPE.matcher(value).matches()) {
                throw Refused.because(Code.PARAMS_INVALID, "tool name shape");
            }
            return new ToolName(value);
        }
    }
}
