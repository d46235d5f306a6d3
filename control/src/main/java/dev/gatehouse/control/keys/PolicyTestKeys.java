package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.policies.PolicyTrial;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The keys of `policies/tests/*.yaml`.
public final class PolicyTestKeys {
    private static final String GRANTED = "granted";
    private static final Shape WORDS = new Shape.Many(RegisterParts.SUBJECT, 64);
    private static final Shape.Text MOMENT = new Shape.Text("a moment such as 2026-11-25T12:00:00Z", "[0-9TZ:.-]{16,40}", 40, PolicyTestKeys::isMoment);
    private static final Shape.Group CALL = new Shape.Group(List.of(
            absent("tenant", Shapes.TENANT, "local", "The caller's tenant."),
            required("caller", RegisterParts.SUBJECT, "The caller's name."),
            absent("kind", new Shape.Choice(List.of("person", "workload")), "person", "Who the caller is."),
            absent("roles", WORDS, "[]", "The caller's roles."),
            absent("groups", WORDS, "[]", "The caller's groups."),
            absent("scopes", WORDS, "[]", "The scopes of the caller's token."),
            required("server", Shapes.SERVER, "The server that is called."),
            required("tool", Shapes.TOOL, "The tool that is called."),
            absent("arguments", new Shape.Tree(), "{}", "What it is called with."),
            optional("at", MOMENT, "When; now, where it is not written.")));

    /// One test.
    public static final Shape.Group TEST = new Shape.Group(List.of(
            required("call", CALL, "The call that is tried."),
            required("expect", new Shape.Choice(List.of(GRANTED, "refused")), "What the policies are to say."),
            optional("by", PolicyKeys.ID, "The policy that is to grant it.")),
            List.of(new Rule.Also(PolicyTestKeys::onlyGrantedBySomething)));

    /// The content of a file.
    public static final Shape.Many LIST = new Shape.Many(TEST, 10_000);

    private PolicyTestKeys() {}

    /// A test in checked values, called by its place.
    public static PolicyTrial test(String file, Values test) {
        Values call = test.group("call");
        var caller = new PolicyTrial.Caller(call.text("tenant"), call.text("caller"), call.text("kind").equals("workload"), Set.copyOf(call.texts("roles")),
                Set.copyOf(call.texts("groups")), Set.copyOf(call.texts("scopes")));
        return new PolicyTrial(file + ":" + test.lineOf(""), caller, call.text("server"), call.text("tool"), Json.text(call.tree("arguments")),
                call.maybeText("at").map(Instant::parse), test.text("expect").equals(GRANTED), test.maybeText("by"));
    }

    private static void onlyGrantedBySomething(Values test, Problems problems) {
        if (test.written("by") && test.maybeText("expect").filter(GRANTED::equals).isEmpty()) {
            problems.add(test.lineOf("by"), test.pathOf("by"), "means something only together with expect: granted.");
        }
    }

    private static boolean isMoment(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
