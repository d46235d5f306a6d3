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
public record News(boolean tools, boolean prompts, boolean resources, Set<String> updates) {

    /// None.
    public static final News NONE = new News(false, false, false, Set.of());

    private static final int MOST_UPDATES = 256;

    public News {
        updates = Collections.unmodifiableSet(new LinkedHashSet<>(updates));
    }

    /// Reads a filter; empty where a member has the wrong type, or more than 256 resources are named. Members that it does not know are
    /// passed over: the answer says what is honoured.
    public static Optional<News> of(JsonObject filter) {
        Set<String> updates = new LinkedHashSet<>();
        List<Json> named = filter.array("resourceSubscriptions").map(JsonArray::values).orElseGet(List::of);
        for (Json each : named) if (each instanceof JsonString text) updates.add(text.value());
        boolean whole = filter.has("resourceSubscriptions") == filter.array("resourceSubscriptions").isPresent()
            && named.stream().allMatch(JsonString.class::isInstance) && updates.size() <= MOST_UPDATES
            && List.of("toolsListChanged", "promptsListChanged", "resourcesListChanged").stream()
                .allMatch(name -> filter.get(name).filter(each -> !(each instanceof JsonBoolean)).isEmpty());
        if (!whole) return Optional.empty();
        return Optional.of(new News(flag(filter, "toolsListChanged"), flag(filter, "promptsListChanged"), flag(filter, "resourcesListChanged"), updates));
    }

    private static boolean flag(JsonObject filter, String name) {
        return filter.get(name).filter(each -> each instanceof JsonBoolean flag && flag.value()).isPresent();
    }

    /// What a server with these capabilities can tell of.
    public News within(JsonObject capabilities) {
        boolean subscribe = capabilities.object("resources").filter(each -> flag(each, "subscribe")).isPresent();
        return new News(tools && changes(capabilities, "tools"), prompts && changes(capabilities, "prompts"),
            resources && changes(capabilities, "resources"), subscribe ? updates : Set.of());
    }

    private static boolean changes(JsonObject capabilities, String what) {
        return capabilities.object(what).filter(each -> flag(each, "listChanged")).isPresent();
    }

    /// What both have.
    public News and(News other) {
        Set<String> both = new LinkedHashSet<>(updates);
        both.retainAll(other.updates);
        return new News(tools && other.tools, prompts && other.prompts, resources && other.resources, both);
    }

    /// What either has.
    public News or(News other) {
        Set<String> all = new LinkedHashSet<>(updates);
        all.addAll(other.updates);
        return new News(tools || other.tools, prompts || other.prompts, resources || other.resources, all);
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

    /// Whether this message is among them.
    public boolean hold(Notification note) {
        return switch (note.method()) {
            case Names.TOOLS_CHANGED -> tools;
            case Names.PROMPTS_CHANGED -> prompts;
            case Names.RESOURCES_CHANGED -> resources;
            case Names.RESOURCE_UPDATED -> note.params().flatMap(params -> params.text("uri")).filter(updates::contains).isPresent();
            default -> false;
        };
    }

    /// As a filter.
    public JsonObject json() {
        List<JsonObject.Member> members = new ArrayList<>();
        if (tools) members.add(JsonObject.member("toolsListChanged", JsonBoolean.TRUE));
        if (prompts) members.add(JsonObject.member("promptsListChanged", JsonBoolean.TRUE));
        if (resources) members.add(JsonObject.member("resourcesListChanged", JsonBoolean.TRUE));
        if (!updates.isEmpty()) members.add(JsonObject.member("resourceSubscriptions", JsonArray.of(updates.stream().<Json>map(JsonString::of).toList())));
        return JsonObject.of(members);
    }

    @Override
    public String toString() {
        return "News[" + updates.size() + " resources]";
    }
}
