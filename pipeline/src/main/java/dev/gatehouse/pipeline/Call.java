package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// One message from a client, parsed once, immutable, sealed by kind. Nothing reaches a server that was not a Call.
public sealed interface Call {
    Facts facts();

    /// What the ledger and `watch` call this kind: the protocol's method.
    String method();

    /// What the call is about, for ledger and grants: a tool's or prompt's name, a resource's address without its query, or nothing.
    default String target() {
        return "";
    }

    /// Runs a tool.
    ///
    /// @param paramFields header fields that repeat arguments, by their names in lower case: a client of the newer revision sends them
    record ToolCall(Facts facts, ToolName tool, JsonObject params, Map<String, List<String>> paramFields) implements Call {
        public ToolCall {
            paramFields = Map.copyOf(paramFields);
        }

        @Override
        public String method() {
            return "tools/call";
        }

        @Override
        public String target() {
            return tool.value();
        }
    }

    /// Gets a prompt, filled in by the server.
    record PromptGet(Facts facts, PromptName prompt, JsonObject params) implements Call {
        @Override
        public String method() {
            return "prompts/get";
        }

        @Override
        public String target() {
            return prompt.value();
        }
    }

    /// Reads a resource.
    record ResourceRead(Facts facts, ResourceAddress resource, JsonObject params) implements Call {
        @Override
        public String method() {
            return "resources/read";
        }

        @Override
        public String target() {
            return resource.shown();
        }
    }

    /// Asks which tools, prompts, resources or templates there are. The answer is cut down to what the caller may use.
    record Listing(Facts facts, Listed of, JsonObject params) implements Call {
        @Override
        public String method() {
            return of.method();
        }
    }

    /// Asks how an argument of a prompt, or a variable of a resource template, may go on.
    record Completion(Facts facts, Completed of, JsonObject params) implements Call {
        @Override
        public String method() {
            return "completion/complete";
        }

        @Override
        public String target() {
            return of.target();
        }
    }

    /// Says which log messages a session of an older revision wants.
    record LevelSetting(Facts facts, LogLevel level, JsonObject params) implements Call {
        @Override
        public String method() {
            return "logging/setLevel";
        }
    }

    /// Wants to hear of a resource's changes in a session of an older revision, or not any more.
    record Subscription(Facts facts, ResourceAddress resource, boolean on, JsonObject params) implements Call {
        @Override
        public String method() {
            return on ? "resources/subscribe" : "resources/unsubscribe";
        }

        @Override
        public String target() {
            return resource.shown();
        }
    }

    /// Asks after a task, tells it what it asked for, or wants no more of it (SEP-2663).
    record TaskCall(Facts facts, Step step, Task task, JsonObject params) implements Call {
        @Override
        public String method() {
            return step.method;
        }

        @Override
        public String target() {
            return task.tool().value();
        }

        /// What can be done with a task.
        public enum Step {
            GET(Names.TASKS_GET),
            UPDATE(Names.TASKS_UPDATE),
            CANCEL(Names.TASKS_CANCEL);

            private final String method;

            Step(String method) {
                this.method = method;
            }

            /// The step of this method, if it is one.
            public static Optional<Step> by(String method) {
                return Arrays.stream(values()).filter(each -> each.method.equals(method)).findFirst();
            }
        }
    }

    /// Listens to a server's news until one of both ends it.
    ///
    /// @param news what is wanted; of tasks, by the ids that the client has
    /// @param resources addresses whose changes are wanted
    /// @param tasks of which is to be told
    record Listening(Facts facts, News news, List<ResourceAddress> resources, List<Task> tasks) implements Call {
        public Listening {
            resources = List.copyOf(resources);
            tasks = List.copyOf(tasks);
        }

        @Override
        public String method() {
            return facts.revision().era() == Era.MODERN ? "subscriptions/listen" : "stream";
        }
    }

    /// Asks what the server is: `server/discover`, or the `initialize` of a session.
    record Discovery(Facts facts, JsonObject params) implements Call {
        @Override
        public String method() {
            return facts.revision().era() == Era.MODERN ? "server/discover" : "initialize";
        }
    }

    /// A client's answer to a server's question, bound to the call that the question belongs to.
    record Reply(Facts facts, QuestionId to) implements Call {
        @Override
        public String method() {
            return "reply";
        }

        @Override
        public String target() {
            return to.call().value();
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
    /// @param client what the client says it can do and wants to hear
    /// @param message the message as it came; where the route has several servers, as the one server knows it
    /// @param bytes how long it was
    /// @param partOf the first of the calls that one message came to, where it came to several: they share a place and a payment
    record Facts(
            CallId id,
            Caller caller,
            Route route,
            Revision revision,
            Optional<String> session,
            Client client,
            Deadline deadline,
            Message message,
            int bytes,
            Optional<CallId> partOf) {
        public Facts {
            Objects.requireNonNull(id);
            Objects.requireNonNull(caller);
            Objects.requireNonNull(route);
            Objects.requireNonNull(revision);
            Objects.requireNonNull(session);
            Objects.requireNonNull(client);
            Objects.requireNonNull(deadline);
            Objects.requireNonNull(message);
            Objects.requireNonNull(partOf);
        }

        /// Those of a message that comes to one call.
        public Facts(CallId id, Caller caller, Route route, Revision revision, Optional<String> session, Client client, Deadline deadline,
            Message message, int bytes) {
            this(id, caller, route, revision, session, client, deadline, message, bytes, Optional.empty());
        }

        /// Whether the client can follow tasks. No older one can: the tasks of its revisions are others.
        public boolean followsTasks() {
            return revision.era() == Era.MODERN && TaskExtension.isIn(client.capabilities());
        }

        /// The same for one server of several: the message as that server knows it, and the time that it has.
        public Facts to(Route other, Deadline time, Message own) {
            return new Facts(id, caller, other, revision, session, client, time, own, bytes, partOf);
        }

        /// The same for one of the calls that the message comes to, under an id of its own.
        public Facts asPart(CallId part) {
            return new Facts(part, caller, route, revision, session, client, deadline, message, bytes, Optional.of(partOf.orElse(id)));
        }
    }

    /// What a client says of itself, in its session's handshake or in each request. No decision about permission rests on it.
    ///
    /// @param capabilities which questions of servers it can answer
    /// @param level the least level of log messages that it wants; empty where it has not said
    record Client(JsonObject capabilities, Optional<LogLevel> level) {
        /// One that can do nothing and wants nothing.
        public static final Client SILENT = new Client(JsonObject.empty(), Optional.empty());

        @Override
        public String toString() {
            return "Client";
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

    /// A prompt's name as the server knows it: 1 to 256 characters, none of them a control character. MCP names no other limit.
    record PromptName(String value) {
        private static final int LONGEST = 256;

        /// @throws Refused with [Code#PARAMS_INVALID] if it has another shape
        public static PromptName of(String value) throws Refused {
            if (value.isEmpty() || value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
                throw Refused.because(Code.PARAMS_INVALID, "prompt name shape");
            }
            return new PromptName(value);
        }
    }

    /// A task that this caller was given: a tool's call that goes on.
    ///
    /// @param server whose it is
    /// @param tool whose call made it
    /// @param own the server's id of it
    /// @param shown the client's id of it
    record Task(String server, ToolName tool, String own, String shown) {
        @Override
        public String toString() {
            return "Task";
        }
    }

    /// What a completion is about.
    sealed interface Completed {
        String target();

        /// An argument of a prompt.
        record OfPrompt(PromptName prompt) implements Completed {
            @Override
            public String target() {
                return prompt.value();
            }
        }

        /// A variable of a resource template, or of a resource.
        record OfResource(ResourceAddress template) implements Completed {
            @Override
            public String target() {
                return template.shown();
            }
        }
    }
}
