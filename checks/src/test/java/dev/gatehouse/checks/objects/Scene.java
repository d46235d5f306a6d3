package dev.gatehouse.checks.objects;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.person;

import dev.gatehouse.checks.objects.ArgumentMark.Own;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.QuestionId;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.ResourceAddress;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A server with notes, marked, and two callers of two tenants: Alice has the notes 101 and 102, Bob 201 to 203.
final class Scene {
    static final Caller ALICE = person("acme", "alice");
    static final Caller BOB = person("globex", "bob");

    final DeliveriesInMemory deliveries = new DeliveriesInMemory(DeliveriesInMemory.Limits.USUAL, System::nanoTime);
    final AllMarks marks;

    Scene(Mode mode) {
        marks = new AllMarks(marks(new Marks.Manner(mode, false, false)));
        deliver(ALICE, "notes", "note", "101", "102");
        deliver(ALICE, "notes", "cursor", "'YWxpY2V8MQ=='");
        deliver(ALICE, "notes", "export", "'export-1'");
        deliver(BOB, "notes", "note", "201", "202", "203");
        deliver(BOB, "notes", "page", "'5'");
        deliver(BOB, "notes", "order", "7001");
        deliver(BOB, "notes", "cursor", "'Ym9ifDE='");
        deliver(BOB, "notes", "export", "'export-2'");
        deliver(BOB, "other", "note", "301");
        deliver(person("acme", "bob"), "notes", "note", "401");
    }

    private static List<Marks> marks(Marks.Manner manner) {
        return List.of(
            tool(manner, "get_note", Map.of("id", Own.id("note")), Map.of("note.id", "note"), Map.of("note.owner", Claim.NAME)),
            tool(manner, "get_notes", Map.of("ids[]", Own.id("note")), Map.of(), Map.of()),
            tool(manner, "get_page", Map.of("slug", Own.id("page")), Map.of(), Map.of()),
            tool(manner, "list_notes", Map.of("user", Own.claim(Claim.NAME)), Map.of("notes[].id", "note"), Map.of("notes[].owner", Claim.NAME)),
            tool(manner, "tenant_report", Map.of("tenant", Own.claim(Claim.TENANT), "role", Own.claim(Claim.ROLES).omittable(),
                "group", Own.claim(Claim.GROUPS).omittable()), Map.of(), Map.of()),
            tool(manner, "compare_notes", Map.of("pairs[].left.note.id", Own.id("note").omittable(), "pairs[].right.note.id", Own.id("note").omittable(),
                "marks{name}", Own.id("note").omittable(), "marks{}", ArgumentMark.PLAIN), Map.of(), Map.of()),
            tool(manner, "export_notes", Map.of("owner", Own.claim(Claim.NAME)), Map.of(), Map.of()),
            tool(manner, "find_notes", Map.of("user", Own.claim(Claim.NAME), "word", ArgumentMark.PLAIN), Map.of(), Map.of()),
            tool(manner, "page_notes", Map.of("cursor", Own.id("cursor").omittable()), Map.of("nextCursor", "cursor"), Map.of()),
            tool(manner, "fetch_export", Map.of("handle", Own.id("export")), Map.of(), Map.of()),
            tool(manner, "edit_note", Map.of("id", Own.id("note"), "changes.title", ArgumentMark.PLAIN, "changes.text", ArgumentMark.PLAIN), Map.of(), Map.of()),
            tool(manner, "open_uri", Map.of("uri", new Own(Optional.of("note"), Optional.empty(), Optional.of(Template.of("note://{id}")), false)),
                Map.of(), Map.of()),
            tool(new Marks.Manner(manner.mode(), false, true), "search", Map.of(), Map.of("hits[].id", "note"), Map.of("hits[].owner", Claim.NAME)),
            new Marks("notes", new Marked.Tool("pick_note"), manner, Map.of(), Map.of("picked", Own.id("note"), "all[]", Own.id("note")), Map.of(), Map.of()),
            new Marks("notes", new Marked.Prompt("summarize_note"), manner, Map.of("id", Own.id("note"), "style", ArgumentMark.PLAIN), Map.of(), Map.of()),
            new Marks("notes", new Marked.Resource(Template.of("note://{id}")), manner, Map.of("id", Own.id("note")), Map.of("links[]", "note"),
                Map.of("owner", Claim.NAME)),
            new Marks("notes", new Marked.Resource(Template.of("docs://{page}")), manner, Map.of("page", ArgumentMark.PLAIN), Map.of(), Map.of()),
            new Marks("notes", new Marked.Listing(Listed.RESOURCES), manner, Map.of(), Map.of("resources[].uri", "address"), Map.of()));
    }

    private static Marks tool(Marks.Manner manner, String name, Map<String, ArgumentMark> arguments, Map<String, String> yields, Map<String, Claim> owners) {
        return new Marks("notes", new Marked.Tool(name), manner, arguments, yields, owners);
    }

    private void deliver(Caller caller, String server, String type, String... ids) {
        for (String id : ids) {
            deliveries.add(new Deliveries.To(caller.tenant(), caller.key(), server, type), Set.of(id(id)));
        }
    }

    /// The id that this JSON is, with `'` for `"`.
    static ObjectId id(String json) {
        return ObjectId.of(dev.gatehouse.checks.CallsForTests.object("{'id':" + json + "}").get("id").orElseThrow()).orElseThrow();
    }

    boolean has(Caller caller, String type, String id) {
        return deliveries.has(new Deliveries.To(caller.tenant(), caller.key(), "notes", type), id(id));
    }

    static Call tool(Caller caller, String tool, JsonObject arguments) {
        return new Call.ToolCall(facts(caller, Names.TOOLS_CALL, false), new Call.ToolName(tool), JsonObject.of("arguments", arguments), Map.of());
    }

    static Call task(Caller caller, String tool) {
        return new Call.TaskCall(facts(caller, Names.TASKS_GET, false), Call.TaskCall.Step.GET,
            new Call.Task("notes", new Call.ToolName(tool), "own", "shown"), JsonObject.empty());
    }

    static Call retry(Caller caller, String tool, JsonObject responses) {
        return new Call.ToolCall(facts(caller, Names.TOOLS_CALL, false), new Call.ToolName(tool),
            JsonObject.of(JsonObject.member("arguments", JsonObject.empty()), JsonObject.member("inputResponses", responses)), Map.of());
    }

    static Call update(Caller caller, String tool, JsonObject responses) {
        return new Call.TaskCall(facts(caller, Names.TASKS_UPDATE, false), Call.TaskCall.Step.UPDATE,
            new Call.Task("notes", new Call.ToolName(tool), "own", "shown"), JsonObject.of("inputResponses", responses));
    }

    static Call reply(Call to, JsonObject result) {
        Call.Facts facts = facts(to.facts().caller(), "reply", false);
        return new Call.Reply(facts.to(facts.route(), facts.deadline(), Success.of(Id.of(1), result)), new QuestionId(to.facts().id(), 1));
    }

    static Call read(Caller caller, String address) {
        return new Call.ResourceRead(facts(caller, Names.RESOURCES_READ, false), address(address), JsonObject.empty());
    }

    static Call subscribe(Caller caller, String address) {
        return new Call.Subscription(facts(caller, Names.SUBSCRIBE, false), address(address), true, JsonObject.empty());
    }

    static Call listen(Caller caller, List<Json> addresses) {
        return new Call.Listening(facts(caller, Names.LISTEN, false), News.NONE, addresses.stream().map(each -> address(((JsonString) each).value())).toList(),
            List.of());
    }

    static Call prompt(Caller caller, String prompt, JsonObject arguments) {
        return new Call.PromptGet(facts(caller, Names.PROMPTS_GET, false), new Call.PromptName(prompt), JsonObject.of("arguments", arguments));
    }

    static Call complete(Caller caller, String prompt, String argument, String value, JsonObject context) {
        return new Call.Completion(facts(caller, Names.COMPLETE, false), new Call.Completed.OfPrompt(new Call.PromptName(prompt)),
            JsonObject.of(JsonObject.member("argument", JsonObject.of(JsonObject.member("name", argument), JsonObject.member("value", value))),
                JsonObject.member("context", JsonObject.of("arguments", context))));
    }

    static Call listing(Caller caller, Listed of) {
        return new Call.Listing(facts(caller, of.method(), false), of, JsonObject.empty());
    }

    private static ResourceAddress address(String text) {
        try {
            return ResourceAddress.of(text);
        } catch (Refused none) {
            throw new IllegalArgumentException(none);
        }
    }

}
