package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All marks in force, found by server and what they are of.
public final class AllMarks {
    /// None.
    public static final AllMarks NONE = new AllMarks(List.of());

    private record Place(String server, Marked of) {}

    private final Map<Place, Marks> exact = new HashMap<>();
    private final Map<Place, Marks> alike = new HashMap<>();
    private final Map<String, List<Marks>> resources = new HashMap<>();

    /// @throws IllegalArgumentException where two are of the same
    public AllMarks(List<Marks> all) {
        for (Marks marks : all) {
            if (marks.of() instanceof Marked.Resource) {
                resources.computeIfAbsent(marks.server(), _ -> new ArrayList<>()).add(marks);
            } else if (exact.put(new Place(marks.server(), marks.of()), marks) != null) {
                throw new IllegalArgumentException("two marks of " + marks.of().word());
            } else if (marks.of() instanceof Marked.Tool(String name)) {
                alike.put(new Place(marks.server(), new Marked.Tool(folded(name))), marks);
            }
        }
    }

    /// Those of the tool of this name; where none is marked under it, of one whose name a forgiving server may take for the same.
    Optional<Marks> tool(String server, String name) {
        return Optional.ofNullable(exact.get(new Place(server, new Marked.Tool(name))))
            .or(() -> alike.isEmpty() ? Optional.empty() : Optional.ofNullable(alike.get(new Place(server, new Marked.Tool(folded(name))))));
    }

    private static String folded(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    Optional<Marks> prompt(String server, String name) {
        return Optional.ofNullable(exact.get(new Place(server, new Marked.Prompt(name))));
    }

    Optional<Marks> listing(String server, Listed of) {
        return Optional.ofNullable(exact.get(new Place(server, new Marked.Listing(of))));
    }

    /// Those of a server's resources; none where it has no such marks.
    List<Marks> resources(String server) {
        return resources.getOrDefault(server, List.of());
    }

    /// Those of the resources among which this address is.
    List<Marks> resources(String server, String address) {
        return resources(server).stream().filter(marks -> template(marks).in(address).isPresent()).toList();
    }

    /// Those that concern what comes back of a call.
    List<Marks> ofWhatComesBack(Call call, JsonObject result) {
        String server = call.facts().route().server();
        return switch (call) {
            case Call.ToolCall(_, var tool, _, _) -> tool(server, tool.value()).stream().toList();
            case Call.TaskCall(_, _, var task, _) -> tool(server, task.tool().value()).stream().toList();
            case Call.Listening listening -> listening.tasks().stream().filter(task -> isOf(task, result))
                .flatMap(task -> tool(server, task.tool().value()).stream()).distinct().toList();
            case Call.ResourceRead(_, var resource, _) -> resources(server, resource.value());
            case Call.Listing(_, var of, _) -> listing(server, of).stream().toList();
            case Call.PromptGet _, Call.Completion _, Call.Subscription _, Call.LevelSetting _, Call.Discovery _, Call.Reply _, Call.Notice _ -> List.of();
        };
    }

    private static boolean isOf(Call.Task task, JsonObject told) {
        return told.text(Names.TASK_ID).filter(id -> id.equals(task.shown()) || id.equals(task.own())).isPresent();
    }

    /// The template of marks of resources.
    static Template template(Marks marks) {
        return switch (marks.of()) {
            case Marked.Resource(Template template) -> template;
            case Marked.Tool _, Marked.Prompt _, Marked.Listing _ -> throw new IllegalArgumentException("not of resources");
        };
    }
}
