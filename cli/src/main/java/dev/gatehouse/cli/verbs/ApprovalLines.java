package dev.gatehouse.cli.verbs;

import java.io.PrintWriter;
import java.util.Map;

/// Approvals as lines for a person. The office has made all that a call says safe to be printed.
final class ApprovalLines {
    private ApprovalLines() {}

    /// Which call: its id, who made it, to what.
    static String call(Map<?, ?> call) {
        return call.get("id") + "  " + call.get("tenant") + "/" + call.get("caller") + "  " + call.get("server") + "  " + call.get("tool");
    }

    /// A question in plain words, and all that the call says.
    static void question(Told told, PrintWriter out) {
        Map<String, Object> of = told.members();
        out.println("The " + of.get("kind") + " " + of.get("caller") + " of " + of.get("tenant") + ", vouched for by " + of.get("issuer") + ", wants to call "
            + of.get("tool") + " of " + of.get("server") + ":");
        told.objects("values").forEach(each -> out.println("  " + each.get("at") + " = " + each.get("value")));
        out.println("Where these values come from is not known. Asked at " + of.get("since") + " by rule " + of.get("rule") + ".");
        out.println("digest  " + of.get("digest"));
    }
}
