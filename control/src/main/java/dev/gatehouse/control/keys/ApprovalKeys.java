package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Units;
import dev.gatehouse.control.shape.Values;
import dev.gatehouse.control.snapshot.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The keys of approvals: of a rule, in `approvals/*.yaml` and in snapshots, and of an answer in snapshots.
public final class ApprovalKeys {
    /// One rule.
    public static final Shape.Group RULE = new Shape.Group(List.of(
            required("id", PolicyKeys.ID, "What it is called, in the ledger and in `explain`. No other rule has the same."),
            required("for", PolicyKeys.FOR, "Whose calls."),
            required("server", Shapes.SERVER, "The server, by its name in the settings."),
            required("tool", RegisterParts.GLOB, "Its tools, as in grants: `*` stands for any run of characters, `?` for one."),
            absent("by", new Shape.Choice(List.of("operator", "caller")), "operator",
                    "Who answers: `caller`, the caller's own person, where the client can be asked; an operator can answer either."),
            absent("holds", new Shape.Span(Duration.ofMinutes(1), Duration.ofDays(1)), "10m", "For how long an operator's answer is good.")));

    /// The content of a file, and of a snapshot's part.
    public static final Shape.Many RULES = new Shape.Many(RULE, 1_000);

    private static final Shape.Text VISIBLE = new Shape.Text("a name", "[^\\x00-\\x1f\\x7f-\\x9f]{1,255}", 255);
    private static final Shape.Group CALLER = new Shape.Group(List.of(required("tenant", Shapes.TENANT, ""), required("name", VISIBLE, ""),
            required("issuer", VISIBLE, ""), required("workload", new Shape.Flag(), "")));
    private static final Shape.Group DECISION = new Shape.Group(List.of(
            required("id", new Shape.Text("the id of a call", Decision.ID.pattern(), 16), ""), required("caller", CALLER, ""),
            required("server", Shapes.SERVER, ""), required("tool", Shapes.TOOL, ""),
            required("digest", new Shape.Text("a digest", Pin.DIGEST.pattern(), 64), ""), required("agreed", new Shape.Flag(), ""),
            required("until", Shapes.whole(0, 253_402_300_799L), "")));

    /// The part of a snapshot.
    static final Shape.Group APPROVALS = new Shape.Group(List.of(required("rules", RULES, ""),
            required("decisions", new Shape.Many(DECISION, Approvals.MOST_DECISIONS), "")));

    private ApprovalKeys() {}

    /// A rule in checked values.
    public static ApprovalRule rule(Values rule) {
        Values who = rule.group("for");
        return new ApprovalRule(rule.text("id"), who.text("tenant"), PolicyKeys.subject(who), new ServerName(rule.text("server")), new Glob(rule.text("tool")),
                rule.text("by").equals("caller"), rule.span("holds"));
    }

    /// Approvals as snapshots carry them.
    static Map<String, Object> map(Approvals approvals) {
        return Json.object("rules", approvals.rules().stream().map(ApprovalKeys::map).toList(), "decisions", approvals.decisions().stream().map(ApprovalKeys::map).toList());
    }

    private static Map<String, Object> map(ApprovalRule rule) {
        return Json.object("id", rule.id(), "for", PolicyKeys.who(rule.tenant(), rule.subject()), "server", rule.server().value(), "tool", rule.tool().pattern(),
                "by", rule.ownYes() ? "caller" : "operator", "holds", Units.written(rule.holds()));
    }

    private static Map<String, Object> map(Decision decision) {
        Decision.Caller caller = decision.caller();
        return Json.object("id", decision.id(),
                "caller", Json.object("tenant", caller.tenant(), "name", caller.name(), "issuer", caller.issuer(), "workload", caller.workload()),
                "server", decision.server().value(), "tool", decision.tool(), "digest", decision.digest(), "agreed", decision.agreed(),
                "until", decision.until().getEpochSecond());
    }

    /// Approvals in checked values.
    static Approvals approvals(Values approvals) {
        return new Approvals(approvals.groups("rules").stream().map(ApprovalKeys::rule).toList(),
                approvals.groups("decisions").stream().map(ApprovalKeys::decision).toList());
    }

    private static Decision decision(Values decision) {
        Values caller = decision.group("caller");
        return new Decision(decision.text("id"), new Decision.Caller(caller.text("tenant"), caller.text("name"), caller.text("issuer"), caller.flag("workload")),
                new ServerName(decision.text("server")), decision.text("tool"), decision.text("digest"), decision.flag("agreed"),
                Instant.ofEpochSecond(decision.whole("until")));
    }
}
