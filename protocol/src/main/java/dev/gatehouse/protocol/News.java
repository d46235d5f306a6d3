package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which news of a server somebody wants, or gets (MCP 2026-07-28, subscriptions: the filter of `subscriptions/listen`).
///
/// @param tools that the tools have changed
/// @param prompts that the prompts have changed
/// @param resources that the list of resources has changed
/// @param updates addresses of resources whose changes are wanted
/// @param tasks ids of tasks of which is to be told (SEP-2663)
public record News(boolean tools, boolean prompts, boolean resources, Set<String> updates, Set<String> tasks) {

    /// None.
    public static final News NONE = new News(false, false, false, Set.of());

    private static final String UPDATES = "resourceSubscriptions";
    private static final String TASKS = "taskIds";
    private static final int MOST = 256;

    public News {
        updates = Collections.unmodifiableSet(new LinkedHashSet<>(updates));
        tasks = Collections.unmodifiableSet(new LinkedHashSet<>(tasks));
    }

    /// Those of no task.
    public News(boolean tools, boolean prompts, boolean resources, Set<String> updates) {
        this(tools, prompts, resources, updates, Set.of());
    }

    /// The same of these tasks.
    public News ofTasks(Set<String> ids) {
        return new News(tools, prompts, resources, updates, ids);
    }

    /// Reads a filter; empty where a member has the wrong type, or more than 256 resources or tasks are named. Members that it does not know are
    /// passed over: the answer says what is honoured.
    public static Optional<News> of(JsonObject filter) {
        Optional<Set<String>> updates = named(filter, UPDATES);
        Optional<Set<String>> tasks = named(filter, TASKS);
        boolean flags = List.of("toolsListChanged", "promptsListChanged", "resourcesListChanged").stream()
            .allMatch(name -> filter.get(name).filter(each -> !(each instanceof JsonBoolean)).isEmpty());
        if (updates.isEmpty() || tasks.isEmpty() || !flags) return Optional.empty();
        return Optional.of(new News(flag(filter, "toolsListChanged"), flag(filter, "promptsListChanged"), flag(filter, "resourcesListChanged"),
            updates.get(), tasks.get()));
    }

    private static Optional<Set<String>> named(JsonObject filter, String member) {
        Set<String> named = new LinkedHashSet<>();
        List<Json> all = filter.array(member).map(JsonArray::values).orElseGet(List::of);
        for (Json each : all) if (each instanceof JsonString text) named.add(text.value());
        boolean whole = filter.has(member) == filter.array(member).isPresent() && all.stream().allMatch(JsonString.class::isInstance)
            && named.size() <= MOST;
        return whole ? Optional.of(named) : Optional.empty();
    }

    /// Whether a filter names tasks.
    public static boolean nameTasks(JsonObject filter) {
        return filter.has(TASKS);
    }

    private static boolean flag(JsonObject filter, String name) {
        return filter.get(name).filter(each -> each instanceof JsonBoolean flag && flag.value()).isPresent();
    }

    /// What a server with these capabilities can tell of.
    public News within(JsonObject capabilities) {
        boolean subscribe = capabilities.object("resources").filter(each -> flag(each, "subscribe")).isPresent();
        return new News(tools && changes(capabilities, "tools"), prompts && changes(capabilities, "prompts"),
            resources && changes(capabilities, "resources"), subscribe ? updates : Set.of(),
            TaskExtension.isIn(capabilities) ? tasks : Set.of());
    }

    private static boolean changes(JsonObject capabilities, String what) {
        return capabilities.object(what).filter(each -> flag(each, "listChanged")).isPresent();
    }

    /// What both have.
    public News and(News other) {
        return new News(tools && other.tools, prompts && other.prompts, resources && other.resources, both(updates, other.updates), both(tasks, other.tasks));
    }

    /// What either has.
    public News or(News other) {
        return new News(tools || other.tools, prompts || other.prompts, resources || other.resources, all(updates, other.updates), all(tasks, other.tasks));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static Set<String> all(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    /// Whether all of the other is in this.
    public boolean holds(News other) {
        return or(other).equals(this);
    }

    /// The messages that tell of the lists among them.
    public List<String> lists() {
        List<String> lists = new ArrayList<>();
        if (tools) lists.add(Names.TOOLS_CHANGED);
        if (prompts) lists.add(Names.PROMPTS_CHANGED);
        if (resources) lists.add(Names.RESOURCES_CHANGED);
        return lists;
    }

    /// What a note of news is about, in a word: of two that are about the same, the newer one says all.
    public static String about(Notification note) {
        String member = note.method().equals(Names.TASK_NEWS) ? Names.TASK_ID : "uri";
        return note.method() + " " + note.params().flatMap(params -> params.text(member)).orElse("");
    }

    /// Whether it is told beside news to legacy clients, and no other says the same: a log message, or that a page was visited.
    public static boolean isSingle(Notification note) {
        return note.method().equals(Names.LOG) || note.method().equals(Names.PAGE_VISITED);
    }

    /// Whether this message is among them.
    public boolean hold(Notification note) {
        return switch (note.method()) {
            case Names.TOOLS_CHANGED -> tools;
            case Names.PROMPTS_CHANGED -> prompts;
            case Names.RESOURCES_CHANGED -> resources;
            case Names.RESOURCE_UPDATED -> note.params().flatMap(params -> params.text("uri")).filter(updates::contains).isPresent();
            case Names.TASK_NEWS -> note.params().flatMap(params -> params.text(Names.TASK_ID)).filter(tasks::contains).isPresent();
            default -> false;
        };
    }

    /// As a filter.
    public JsonObject json() {
        List<JsonObject.Member> members = new ArrayList<>();
        if (tools) members.add(JsonObject.member("toolsListChanged", JsonBoolean.TRUE));
        if (prompts) members.add(JsonObject.member("promptsListChanged", JsonBoolean.TRUE));
        if (resources) members.add(JsonObject.member("resourcesListChanged", JsonBoolean.TRUE));
        if (!updates.isEmpty()) members.add(JsonObject.member(UPDATES, names(updates)));
        if (!tasks.isEmpty()) members.add(JsonObject.member(TASKS, names(tasks)));
        return JsonObject.of(members);
    }

    private static JsonArray names(Set<String> named) {
        return JsonArray.of(named.stream().<Json>map(JsonString::of).toList());
    }

    @Override
    public String toString() {
        return "News[" + updates.size() + " resources, " + tasks.size() + " tasks]";
    }
}
