package dev.gatehouse.checks.permission.conditions;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The words that a condition may use, and their types:
///
/// | word | type |
/// |---|---|
/// | `caller.name`, `caller.tenant` | text |
/// | `caller.kind` | `person`, `workload` or `anonymous` |
/// | `caller.roles`, `caller.groups`, `caller.scopes` | texts |
/// | `server.name`, `tool.name` | text |
/// | `arguments.*` | by the tool's input schema |
/// | `session.revision` | text |
/// | `session.id` | text; only where the client has a session |
/// | `time` | the moment of the call |
///
/// and what agentgateway calls `jwt.sub`, `jwt.roles`, `jwt.groups`, `mcp.tool.name`, `mcp.tool.target` and `mcp.tool.arguments`, which mean the
/// caller's name, roles and groups, the tool's and the server's name, and the arguments. Other claims of a token are no facts here.
final class Vocabulary {
    static final String ARGUMENTS = "arguments";
    /// What agentgateway calls the arguments.
    static final String ARGUMENTS_TOO = "mcp.tool.arguments";
    private static final Type KIND = new Type.Text(List.of("person", "workload", "anonymous"));
    private static final Type.Group CALLER = Type.group("caller",
        Map.of("name", Type.TEXT, "tenant", Type.TEXT, "kind", KIND, "roles", Type.TEXTS, "groups", Type.TEXTS, "scopes", Type.TEXTS));
    private static final Type.Group JWT = Type.group("jwt", Map.of("sub", Type.TEXT, "roles", Type.TEXTS, "groups", Type.TEXTS));
    private static final Type.Group SESSION = new Type.Group("session",
        Map.of("revision", new Type.Member(Type.TEXT, true), "id", new Type.Member(Type.TEXT, false)));

    private final Map<String, Type> words;
    private final Map<String, Type.Group> groups = new TreeMap<>();

    private Vocabulary(Type arguments) {
        this.words = new TreeMap<>(Map.of(
            "caller", CALLER, "jwt", JWT, "session", SESSION, "time", new Type.Moment(), ARGUMENTS, arguments,
            "server", Type.group("server", Map.of("name", Type.TEXT)),
            "tool", Type.group("tool", Map.of("name", Type.TEXT)),
            "mcp", Type.group("mcp", Map.of("tool", Type.group("mcp.tool", Map.of("name", Type.TEXT, "target", Type.TEXT, ARGUMENTS, arguments))))));
        words.values().forEach(this::collect);
    }

    /// Where the tool's schema is known.
    static Vocabulary of(JsonObject inputSchema) {
        return new Vocabulary(SchemaTypes.of(inputSchema));
    }

    /// Where it is not: arguments may be anything, so that everything else can be judged.
    static Vocabulary withoutSchema() {
        return new Vocabulary(new Type.Unknown());
    }

    private void collect(Type type) {
        switch (type) {
            case Type.Group group -> {
                groups.put(group.name(), group);
                group.members().values().forEach(member -> collect(member.type()));
            }
            case Type.Many(Type each) -> collect(each);
            case Type.Named(Type each) -> collect(each);
            case Type.OrNull(Type of) -> collect(of);
            case Type.Text _, Type.Whole _, Type.Real _, Type.Flag _, Type.Moment _, Type.Unknown _ -> { }
        }
    }

    /// The words that a condition may begin with.
    Map<String, Type> words() {
        return words;
    }

    /// All groups by their names.
    Map<String, Type.Group> groups() {
        return groups;
    }

    /// The type of arguments.
    Type arguments() {
        return words.get(ARGUMENTS);
    }

    /// The member of the group of that name.
    Optional<Type.Member> member(String group, String name) {
        return Optional.ofNullable(groups.get(group)).map(known -> known.members().get(name));
    }

    /// The names that may follow this path and a dot; every name that may follow any, where that is not known.
    Set<String> memberNames(Optional<String> path) {
        Set<String> names = new TreeSet<>();
        path.flatMap(this::at).ifPresentOrElse(group -> names.addAll(group.members().keySet()),
            () -> groups.values().forEach(group -> names.addAll(group.members().keySet())));
        return names;
    }

    private Optional<Type.Group> at(String path) {
        String[] steps = path.split("\\.");
        Optional<Type> at = Optional.ofNullable(words.get(steps[0]));
        for (int step = 1; step < steps.length; step++) {
            String name = steps[step];
            at = at.flatMap(type -> type instanceof Type.Group group ? Optional.ofNullable(group.members().get(name)).map(Type.Member::type) : Optional.empty());
        }
        return at.flatMap(type -> type instanceof Type.Group group ? Optional.of(group) : Optional.empty());
    }
}
