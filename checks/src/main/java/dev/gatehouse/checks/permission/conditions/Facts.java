package dev.gatehouse.checks.permission.conditions;

import dev.cel.runtime.CelVariableResolver;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of one call, or of a caller and a tool alone, under the words of [Vocabulary]. Each is made when a condition asks for it.
/// For one call on one thread.
public final class Facts {

    private final Caller caller;
    private final String server;
    private final String tool;
    private final Optional<Called> called;
    private final Map<String, Optional<Object>> made = new HashMap<>();
    private final CelVariableResolver resolver = this::find;
    private Optional<Type> typed = Optional.empty();

    private record Called(Call.ToolCall call, Instant now) {}

    private Facts(Caller caller, String server, String tool, Optional<Called> called) {
        this.caller = caller;
        this.server = server;
        this.tool = tool;
        this.called = called;
    }

    /// Those of a call.
    public static Facts of(Call.ToolCall call, Instant now) {
        return new Facts(call.facts().caller(), call.facts().route().server(), call.tool().value(), Optional.of(new Called(call, now)));
    }

    /// Those that hold whatever is said in a call.
    public static Facts standing(Caller caller, String server, String tool) {
        return new Facts(caller, server, tool, Optional.empty());
    }

    /// The same, with arguments read by these types.
    CelVariableResolver by(Type arguments) {
        if (typed.isEmpty() || typed.get() != arguments) {
            typed = Optional.of(arguments);
            made.remove(Vocabulary.ARGUMENTS);
            made.remove("mcp");
        }
        return resolver;
    }

    /// For a condition that reads no arguments.
    CelVariableResolver asTheyAre() {
        return resolver;
    }

    /// How long the call's params are.
    int bytes() {
        return called.map(each -> each.call().params().byteLength()).orElse(0);
    }

    private Optional<Object> find(String word) {
        Optional<Object> known = made.get(word);
        if (known == null) {
            known = make(word);
            made.put(word, known);
        }
        return known;
    }

    private Optional<Object> make(String word) {
        return switch (word) {
            case "caller" -> Optional.of(group(word, Map.of("name", caller.name(), "tenant", caller.tenant(), "kind", caller.kind(),
                "roles", caller.standing().roles(), "groups", caller.standing().groups(), "scopes", caller.standing().scopes())));
            case "jwt" -> Optional.of(group(word, caller instanceof Caller.Anonymous ? Map.of()
                : Map.of("sub", caller.name(), "roles", caller.standing().roles(), "groups", caller.standing().groups())));
            case "server" -> Optional.of(group(word, Map.of("name", server)));
            case "tool" -> Optional.of(group(word, Map.of("name", tool)));
            case "mcp" -> Optional.of(new Members(word, name -> name.equals("tool") ? Optional.of(mcpTool()) : Optional.empty()));
            case Vocabulary.ARGUMENTS -> called.map(this::arguments);
            case "session" -> called.map(this::session);
            case "time" -> called.map(Called::now);
            default -> Optional.empty();
        };
    }

    private Members mcpTool() {
        return new Members(Vocabulary.ARGUMENTS_TOO, name -> switch (name) {
            case "name" -> Optional.of(tool);
            case "target" -> Optional.of(server);
            case Vocabulary.ARGUMENTS -> find(Vocabulary.ARGUMENTS);
            default -> Optional.empty();
        });
    }

    private Object arguments(Called from) {
        JsonObject given = from.call().params().object(Vocabulary.ARGUMENTS).orElse(JsonObject.empty());
        return Values.of(typed.orElseThrow(), given, Vocabulary.ARGUMENTS);
    }

    private Object session(Called from) {
        Call.Facts facts = from.call().facts();
        return new Members("session", name -> switch (name) {
            case "revision" -> Optional.of(facts.revision().text());
            case "id" -> facts.session().map(Object.class::cast);
            default -> Optional.empty();
        });
    }

    private static Members group(String name, Map<String, Object> members) {
        return new Members(name, member -> Optional.ofNullable(members.get(member)).map(value -> value instanceof Set<?> set ? List.copyOf(set) : value));
    }
}
