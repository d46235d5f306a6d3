package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of a policy, in `policies/*.yaml` and in snapshots.
public final class PolicyKeys {
    static final Shape.Text ID = new Shape.Text("1 to 64 small letters, digits or dashes, a letter or digit first", "[a-z0-9][a-z0-9-]{0,63}", 64);
    private static final Shape.Text CONDITION = new Shape.Text("a condition in CEL of at most 4096 characters", "[\\s\\S]{1,4096}", 4096);
    static final Shape.Group FOR = new Shape.Group(List.of(
            absent("tenant", Shapes.TENANT, "local", "The tenant; alone, everybody of it.").like("acme"),
            optional("caller", RegisterParts.SUBJECT, "The caller of that name.").like("alice"),
            optional("role", RegisterParts.SUBJECT, "Whoever has that role.").like("support"),
            optional("group", RegisterParts.SUBJECT, "Whoever is in that group.").like("finance")),
            List.of(new Rule.Also(PolicyKeys::somebody)));

    /// One policy.
    public static final Shape.Group POLICY = new Shape.Group(List.of(
            required("id", ID, "What it is called, in the ledger and in `explain`. No other policy has the same."),
            required("for", FOR, "Whom it grants something."),
            required("server", Shapes.SERVER, "The server, by its name in the settings."),
            required("tool", RegisterParts.GLOB, "Its tools, as in grants: `*` stands for any run of characters, `?` for one."),
            optional("when", CONDITION, "What must be true of a call.")));

    /// The content of a file, and of a snapshot's part.
    public static final Shape.Many LIST = new Shape.Many(POLICY, 2_000);

    private PolicyKeys() {}

    /// A policy in checked values.
    public static Policy policy(Values policy) {
        Values who = policy.group("for");
        return new Policy(policy.text("id"), who.text("tenant"), subject(who), new ServerName(policy.text("server")), new Glob(policy.text("tool")),
                policy.maybeText("when"));
    }

    /// Whom a `for` names; empty where it is a whole tenant.
    static Optional<Subject> subject(Values who) {
        return who.maybeText("caller").map(word -> (Subject) new Subject.Named(word))
                .or(() -> who.maybeText("role").map(Subject.Role::new))
                .or(() -> who.maybeText("group").map(Subject.Group::new));
    }

    /// A `for` as snapshots carry it.
    static Map<String, Object> who(String tenant, Optional<Subject> named) {
        Map<String, Object> who = Json.object("tenant", tenant);
        named.ifPresent(subject -> who.put(RegisterParts.key(subject), subject.word()));
        return who;
    }

    /// A policy as snapshots carry it.
    public static Map<String, Object> map(Policy policy) {
        return Json.object("id", policy.id(), "for", who(policy.tenant(), policy.subject()), "server", policy.server().value(), "tool", policy.tool().pattern(), "when", policy.when());
    }

    /// An empty `for` would be a slip and mean a whole tenant.
    private static void somebody(Values who, Problems problems) {
        List<String> written = List.of("tenant", "caller", "role", "group").stream().filter(who::written).toList();
        List<String> narrow = written.stream().filter(key -> !key.equals("tenant")).toList();
        if (written.isEmpty()) {
            problems.add(who.lineOf(""), who.pathOf(""), "needs one of tenant, caller, role, group.");
        } else if (narrow.size() > 1) {
            problems.add(who.lineOf(narrow.get(1)), who.pathOf(narrow.get(1)), "does not go together with " + narrow.getFirst() + ": keep one of them.");
        }
    }
}
