package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Prompt;
import dev.gatehouse.toolkit.server.Resource;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.server.Template;
import dev.gatehouse.toolkit.server.Tool;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The methods that both eras have.
public final class Methods {
    private static final JsonObject CHANGES = JsonObject.of("listChanged", JsonBoolean.TRUE);
    private static final int MOST_SUGGESTIONS = 100;

    private final Library library;

    public Methods(Library library) {
        this.library = library;
    }

    /// What the server can do in either era.
    public JsonObject capabilities() {
        return JsonObject.of(List.of(JsonObject.member("tools", CHANGES), JsonObject.member("prompts", CHANGES),
            JsonObject.member("resources", CHANGES.with("subscribe", JsonBoolean.TRUE)), JsonObject.member("logging", JsonObject.empty()),
            JsonObject.member("completions", JsonObject.empty())));
    }

    /// What is to be done for a request; empty where there is no such method.
    public Optional<Step> step(String method, JsonObject params) {
        return switch (method) {
            case Names.TOOLS_LIST -> Optional.of(_ -> listing("tools", params, library.tools(), Tool::name, Tool::listed));
            case Names.PROMPTS_LIST -> Optional.of(_ -> listing("prompts", params, library.prompts(), Prompt::name, Prompt::listed));
            case Names.RESOURCES_LIST -> Optional.of(_ -> listing("resources", params, library.resources(), Resource::uri, Resource::listed));
            case Names.TEMPLATES_LIST ->
                Optional.of(_ -> listing("resourceTemplates", params, library.templates(), Template::uriTemplate, Template::listed));
            case Names.TOOLS_CALL -> Optional.of(running -> call(params, running));
            case Names.PROMPTS_GET -> Optional.of(running -> get(params, running));
            case Names.RESOURCES_READ -> Optional.of(running -> read(params, running));
            case Names.COMPLETE -> Optional.of(_ -> complete(params));
            default -> Optional.empty();
        };
    }

    private <T> Outcome listing(String what, JsonObject params, Collection<T> all, Function<T, String> name, Function<T, JsonObject> listed) {
        Map<String, JsonObject> entries = new LinkedHashMap<>();
        all.forEach(each -> entries.put(name.apply(each), listed.apply(each)));
        return Pages.page(what, entries, params, library.pageSize());
    }

    private Outcome call(JsonObject params, Running running) throws InterruptedException {
        Optional<Tool> tool = params.text("name").flatMap(library::tool);
        if (tool.isEmpty()) return Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such tool.");
        return tool.get().work().run(params.object("arguments").orElseGet(JsonObject::empty), running);
    }

    private Outcome get(JsonObject params, Running running) throws InterruptedException {
        Optional<Prompt> prompt = params.text("name").flatMap(library::prompt);
        if (prompt.isEmpty()) return Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such prompt.");
        JsonObject arguments = params.object("arguments").orElseGet(JsonObject::empty);
        boolean whole = prompt.get().arguments().stream().allMatch(each -> arguments.text(each.name()).isPresent());
        return whole ? prompt.get().work().run(arguments, running) : Wrong.of(ErrorCode.INVALID_PARAMS, "An argument of the prompt is missing.");
    }

    private Outcome read(JsonObject params, Running running) throws InterruptedException {
        String uri = params.text("uri").orElse("");
        JsonObject given = JsonObject.of("uri", JsonString.of(uri));
        Optional<Resource> resource = library.resource(uri);
        if (resource.isPresent()) return resource.get().work().run(given, running);
        for (Template template : library.templates()) {
            Optional<JsonObject> variables = template.variables(uri);
            if (variables.isPresent()) return template.work().run(variables.get(), running);
        }
        return Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such resource.", given);
    }

    private Outcome complete(JsonObject params) {
        Optional<JsonObject> of = params.object("ref");
        Optional<JsonObject> argument = params.object("argument");
        Optional<String> name = of.flatMap(ref -> ref.text("name").or(() -> ref.text("uri")));
        if (name.isEmpty() || argument.isEmpty()) return Wrong.of(ErrorCode.INVALID_PARAMS, "It is not said what is to be completed.");
        List<String> all = library.completion().suggest(name.get(), argument.get().text("name").orElse(""), argument.get().text("value").orElse(""));
        List<JsonString> told = all.stream().limit(MOST_SUGGESTIONS).map(JsonString::of).toList();
        return new Done(JsonObject.of("completion", JsonObject.of(List.of(JsonObject.member("values", JsonArray.of(told)),
            JsonObject.member("total", JsonNumber.of(all.size())), JsonObject.member("hasMore", JsonBoolean.of(all.size() > told.size()))))));
    }
}
