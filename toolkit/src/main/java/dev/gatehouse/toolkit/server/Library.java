package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that one server has, in the order in which it was added. What is added or taken away later is told in the [Newsroom].
/// Safe for many threads.
public final class Library {
    private final About about;
    private final Newsroom newsroom = new Newsroom();
    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Map<String, Prompt> prompts = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Template> templates = new ArrayList<>();
    private int pageSize = 100;
    private Completion completion = (_, _, _) -> List.of();

    public Library(About about) {
        this.about = about;
    }

    /// Whose it is.
    public About about() {
        return about;
    }

    /// Where changes are told.
    public Newsroom newsroom() {
        return newsroom;
    }

    /// Adds a tool, in place of one of its name.
    public Library add(Tool tool) {
        synchronized (this) {
            tools.put(tool.name(), tool);
        }
        changed(Names.TOOLS_CHANGED);
        return this;
    }

    /// Takes a tool away.
    public void removeTool(String name) {
        synchronized (this) {
            tools.remove(name);
        }
        changed(Names.TOOLS_CHANGED);
    }

    /// Adds a prompt, in place of one of its name.
    public Library add(Prompt prompt) {
        synchronized (this) {
            prompts.put(prompt.name(), prompt);
        }
        changed(Names.PROMPTS_CHANGED);
        return this;
    }

    /// Takes a prompt away.
    public void removePrompt(String name) {
        synchronized (this) {
            prompts.remove(name);
        }
        changed(Names.PROMPTS_CHANGED);
    }

    /// Adds a resource, in place of one of its address.
    public Library add(Resource resource) {
        synchronized (this) {
            resources.put(resource.uri(), resource);
        }
        changed(Names.RESOURCES_CHANGED);
        return this;
    }

    /// Adds a template.
    public Library add(Template template) {
        synchronized (this) {
            templates.add(template);
        }
        changed(Names.RESOURCES_CHANGED);
        return this;
    }

    /// From now on arguments are completed so.
    public synchronized Library completing(Completion how) {
        completion = how;
        return this;
    }

    /// From now on a page of a listing has at most so many entries.
    ///
    /// @throws IllegalArgumentException for less than one
    public synchronized Library pagedBy(int most) {
        if (most < 1) throw new IllegalArgumentException("a page has an entry");
        pageSize = most;
        return this;
    }

    /// How many entries a page of a listing has at most.
    public synchronized int pageSize() {
        return pageSize;
    }

    /// Tells that a resource has changed.
    public void updated(String uri) {
        newsroom.tell(Notification.of(Names.RESOURCE_UPDATED, JsonObject.of("uri", JsonString.of(uri))));
    }

    private void changed(String what) {
        newsroom.tell(new Notification(what, Optional.empty(), JsonObject.empty()));
    }

    /// All tools.
    public synchronized Collection<Tool> tools() {
        return List.copyOf(tools.values());
    }

    /// The tool of this name.
    public synchronized Optional<Tool> tool(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /// All prompts.
    public synchronized Collection<Prompt> prompts() {
        return List.copyOf(prompts.values());
    }

    /// The prompt of this name.
    public synchronized Optional<Prompt> prompt(String name) {
        return Optional.ofNullable(prompts.get(name));
    }

    /// All resources.
    public synchronized Collection<Resource> resources() {
        return List.copyOf(resources.values());
    }

    /// The resource of this address.
    public synchronized Optional<Resource> resource(String uri) {
        return Optional.ofNullable(resources.get(uri));
    }

    /// All templates.
    public synchronized List<Template> templates() {
        return List.copyOf(templates);
    }

    /// How arguments are completed.
    public synchronized Completion completion() {
        return completion;
    }
}
