package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Set;

/// The extension for calls that outlive their request, `io.modelcontextprotocol/tasks` (SEP-2663): who speaks it, and what needs it.
/// What is said of a task is in [TaskReport].
public final class TaskExtension {
    private static final Set<String> METHODS = Set.of(Names.TASKS_GET, Names.TASKS_UPDATE, Names.TASKS_CANCEL);

    private TaskExtension() {}

    /// Whether these capabilities, a client's or a server's, hold it.
    public static boolean isIn(JsonObject capabilities) {
        return capabilities.object(Names.EXTENSIONS).filter(all -> all.has(Names.TASKS)).isPresent();
    }

    /// Capabilities without extensions, with this one. It has no settings.
    public static JsonObject addTo(JsonObject capabilities) {
        return capabilities.with(Names.EXTENSIONS, JsonObject.of(Names.TASKS, JsonObject.empty()));
    }

    /// Whether this is one of its methods.
    public static boolean has(String method) {
        return METHODS.contains(method);
    }

    /// Whether a client must have declared it to ask this: one of its methods, or to hear of tasks.
    public static boolean isNeededFor(Request request) {
        return has(request.method()) || request.method().equals(Names.LISTEN)
            && request.params().flatMap(params -> params.object("notifications")).filter(News::nameTasks).isPresent();
    }
}
