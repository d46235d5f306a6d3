package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A legacy server's error that a person must visit pages before it does what was asked (MCP 2025-11-25, client/elicitation). The modern
/// revision has no such error: there it is an answer that wants input.
///
/// @param pages as the server described each, for `elicitation/create`; at least one and at most 16
public record PagesRequired(List<JsonObject> pages) {
    private static final int CODE = -32042;
    private static final int MOST = 16;
    private static final JsonObject ANY = JsonObject.of(JsonObject.member("mode", "url"));

    public PagesRequired {
        pages = List.copyOf(pages);
    }

    /// Whether an error says that it is one.
    public static boolean is(Failure failure) {
        return failure.code() == CODE;
    }

    /// Reads one; empty where it names no page, more than 16, or something else.
    public static Optional<PagesRequired> of(Failure failure) {
        List<Json> named = failure.error().object("data").flatMap(data -> data.array("elicitations")).map(JsonArray::values).orElseGet(List::of);
        List<JsonObject> pages = named.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).filter(Question.ELICITATION::isPage).toList();
        boolean whole = is(failure) && pages.size() == named.size() && !pages.isEmpty() && pages.size() <= MOST;
        return whole ? Optional.of(new PagesRequired(pages)) : Optional.empty();
    }

    /// Whether a client with these capabilities can send its person to pages.
    public static boolean areFor(JsonObject capabilities) {
        return Question.ELICITATION.isFor(capabilities, ANY);
    }

    /// The same as a modern server says it.
    public InputRequired wanted(String state) {
        Map<String, InputRequired.Asked> wanted = new LinkedHashMap<>();
        for (JsonObject page : pages) wanted.put("page-" + (wanted.size() + 1), new InputRequired.Asked(Question.ELICITATION, page));
        return new InputRequired(wanted, Optional.of(state));
    }

    /// Whether a modern client's person went to each page that its request, sent again, speaks of.
    public static boolean wereVisited(JsonObject params) {
        List<JsonObject.Member> responses = params.object(InputRequired.RESPONSES).map(JsonObject::members).orElseGet(List::of);
        return !responses.isEmpty() && responses.stream().allMatch(each -> each.value() instanceof JsonObject response
            && response.text("action").filter("accept"::equals).isPresent());
    }

    @Override
    public String toString() {
        return "PagesRequired[" + pages.size() + "]";
    }
}
