package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A modern server's answer that is none yet: it wants something of the client first, who then sends the request again with what was wanted
/// (MCP 2026-07-28, multi-round-trip requests; SEP-2322).
///
/// @param questions what is wanted, by the server's own keys, in its order
/// @param state what the server wants to get back as it is, if anything
public record InputRequired(Map<String, Asked> questions, Optional<String> state) {

    /// The `resultType` of such an answer.
    public static final String TYPE = "input_required";
    /// The methods that can be answered so.
    public static final Set<String> METHODS = Set.of(Names.TOOLS_CALL, Names.PROMPTS_GET, Names.RESOURCES_READ);
    /// The member of a request's parameters that holds what was wanted.
    public static final String RESPONSES = "inputResponses";
    /// The member, of the answer and of the next request, that holds the server's state.
    public static final String STATE = "requestState";
    /// What a request that is sent again has beyond the first one.
    public static final Set<String> OF_RETRIES = Set.of(RESPONSES, STATE);

    /// The member of the answer that holds what is wanted.
    public static final String REQUESTS = "inputRequests";

    private static final int MOST = 16;

    /// One thing that is wanted.
    ///
    /// @param extra members beside the method and its parameters: carried, never interpreted
    public record Asked(Question question, JsonObject params, JsonObject extra) {
        /// One with nothing beside.
        public Asked(Question question, JsonObject params) {
            this(question, params, JsonObject.empty());
        }

        /// As the answer holds it.
        public JsonObject json() {
            List<JsonObject.Member> members = new ArrayList<>(List.of(JsonObject.member("method", question.method()), JsonObject.member("params", params)));
            members.addAll(extra.members());
            return JsonObject.of(members);
        }

        /// As a request of its own.
        public Request request(Id id) {
            return new Request(id, question.method(), Optional.of(params), extra);
        }
    }

    public InputRequired {
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    }

    /// Whether a result says that it is one.
    public static boolean is(JsonObject result) {
        return result.text("resultType").filter(TYPE::equals).isPresent();
    }

    /// Reads one; empty where it asks for what nobody can ask for, for more than 16 things, or for nothing and gives no state.
    public static Optional<InputRequired> of(JsonObject result) {
        if (!is(result) || result.has(STATE) && result.string(STATE).isEmpty()) return Optional.empty();
        return questions(result).filter(questions -> !questions.isEmpty() || result.has(STATE))
            .map(questions -> new InputRequired(questions, result.text(STATE)));
    }

    /// What a result, or what is said of a task, asks for; empty where that is nothing that can be asked for, or more than 16 things.
    public static Optional<Map<String, Asked>> questions(JsonObject holder) {
        if (holder.has(REQUESTS) && holder.object(REQUESTS).isEmpty()) return Optional.empty();
        List<JsonObject.Member> members = holder.object(REQUESTS).map(JsonObject::members).orElseGet(List::of);
        Map<String, Asked> questions = new LinkedHashMap<>();
        for (JsonObject.Member each : members) asked(each.value()).ifPresent(asked -> questions.put(each.name(), asked));
        return questions.size() == members.size() && questions.size() <= MOST ? Optional.of(questions) : Optional.empty();
    }

    private static Optional<Asked> asked(Json json) {
        if (!(json instanceof JsonObject request)) return Optional.empty();
        return request.text("method").flatMap(Question::by)
            .map(question -> new Asked(question, request.object("params").orElseGet(JsonObject::empty), request.without(EnvelopeRules.KNOWN)));
    }

    /// The answer for a modern client.
    public Success answer(Id id) {
        List<JsonObject.Member> asked = new ArrayList<>();
        questions.forEach((key, each) -> asked.add(JsonObject.member(key, each.json())));
        JsonObject result = JsonObject.of("resultType", JsonString.of(TYPE)).with(REQUESTS, JsonObject.of(asked));
        return Success.of(id, state.map(text -> result.with(STATE, JsonString.of(text))).orElse(result));
    }

    /// The request once more, with what was wanted.
    public Request again(Request first, JsonObject responses) {
        JsonObject params = first.params().orElseGet(JsonObject::empty).without(OF_RETRIES).with(RESPONSES, responses);
        return first.withParams(state.map(text -> params.with(STATE, JsonString.of(text))).orElse(params));
    }

    @Override
    public String toString() {
        return "InputRequired[" + questions.size() + "]";
    }
}
