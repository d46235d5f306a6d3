package dev.gatehouse.cli.verbs;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.checks.permission.Policies;
import dev.gatehouse.checks.permission.Policy;
import dev.gatehouse.checks.permission.Ruling;
import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.control.policies.PolicyTrial;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls that are written down, put before the policies by the very classes that the gate uses. Nothing runs, and no grant is asked.
final class Rehearsal {
    private static final int LARGEST = 1 << 20;

    private final List<Policy> policies;
    private final Path schemas;

    /// @param schemas the folder with `SERVER.TOOL.json`, each a tool's input schema, or the tool as a listing shows it
    Rehearsal(List<dev.gatehouse.control.policies.Policy> written, Path schemas) {
        this.policies = written.stream().map(Rehearsal::policy).toList();
        this.schemas = schemas;
    }

    private static Policy policy(dev.gatehouse.control.policies.Policy written) {
        return new Policy(written.id(), written.tenant(), written.subject().map(Rehearsal::subject).orElse(new Subject.Everybody()),
            written.server().value(), written.tool()::matches, written.when());
    }

    private static Subject subject(dev.gatehouse.control.register.Subject written) {
        return switch (written) {
            case dev.gatehouse.control.register.Subject.Named(String name) -> new Subject.Named(name);
            case dev.gatehouse.control.register.Subject.Role(String role) -> new Subject.Role(role);
            case dev.gatehouse.control.register.Subject.Group(String group) -> new Subject.Group(group);
        };
    }

    /// What the policies say of this call.
    Ruling rule(PolicyTrial test) {
        return new Policies(policies, (_, server, tool) -> schema(server, tool), () -> test.at().orElseGet(Instant::now)).rule(call(test));
    }

    /// Where the schema of a tool is looked for.
    Path place(String server, String tool) {
        return schemas.resolve(server + "." + tool.replace('/', '_') + ".json");
    }

    private Optional<InputSchema> schema(String server, String tool) {
        Path file = place(server, tool);
        try {
            return Files.isRegularFile(file) ? Optional.of(new InputSchema(file.toString(), input(object(Files.readAllBytes(file))))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonObject input(JsonObject written) {
        return written.object("inputSchema").orElse(written);
    }

    private static Call.ToolCall call(PolicyTrial test) {
        var route = new Route(test.server(), test.server(), "https://localhost/mcp/" + test.server(), Deadlines.of(Duration.ofMinutes(1)), LARGEST, false, Set.of());
        JsonObject params = JsonObject.of("arguments", object(test.arguments().getBytes(StandardCharsets.UTF_8)));
        var facts = new Call.Facts(CallId.fresh(), caller(test.caller()), route, Revision.R2026_07_28, Optional.empty(), Call.Client.SILENT,
            Deadline.in(Duration.ofMinutes(1)), Request.of(Id.of(1), Names.TOOLS_CALL, params), test.arguments().length());
        return new Call.ToolCall(facts, new Call.ToolName(test.tool()), params, Map.of());
    }

    private static Caller caller(PolicyTrial.Caller written) {
        var standing = new Caller.Standing("test", "test", written.roles(), written.groups(), written.scopes());
        return written.workload() ? new Caller.Workload(written.tenant(), written.name(), standing) : new Caller.Person(written.tenant(), written.name(), standing);
    }

    private static JsonObject object(byte[] json) {
        try {
            if (Json.parse(json, JsonLimits.strict(LARGEST)) instanceof JsonObject object) {
                return object;
            }
            throw new UncheckedIOException(new IOException("not a JSON object"));
        } catch (Malformed wrong) {
            throw new UncheckedIOException(new IOException("not JSON: " + wrong.reason()));
        }
    }
}
