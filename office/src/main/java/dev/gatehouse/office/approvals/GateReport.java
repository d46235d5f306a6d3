package dev.gatehouse.office.approvals;

import dev.gatehouse.checks.approval.Pending;
import dev.gatehouse.checks.approval.Wording;
import dev.gatehouse.checks.text.Invisible;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Names;
import dev.gatehouse.control.snapshot.Pin;
import dev.gatehouse.office.reading.Members;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.protocol.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the gate says of approvals. The gate reads what strangers send and may be breached: what a call says is digested here, so that what an operator
/// reads is what they agree to.
///
/// @param questions which calls wait
/// @param spent the ids of answers that were used
public record GateReport(List<Question> questions, Set<String> spent) {
    private static final int LONGEST = 512 * 1024;
    private static final Set<String> MEMBERS = Set.of("questions", "spent");
    private static final Set<String> QUESTION = Set.of("id", "kind", "tenant", "issuer", "caller", "server", "tool", "rule", "text");
    private static final int LONGEST_NAME = 255;

    public GateReport {
        questions = List.copyOf(questions);
        spent = Set.copyOf(spent);
    }

    /// What stands in a report. A question that names nothing, or is in another form than its canonical one, is left out.
    ///
    /// @throws Unreadable where the report has another shape than that of reports; nothing of it counts
    public static GateReport of(String report, Instant now) throws Unreadable {
        Members all = Members.of(Members.parse(report.getBytes(StandardCharsets.UTF_8), JsonLimits.strict(LONGEST)), MEMBERS);
        List<Question> questions = new ArrayList<>();
        for (Members each : Members.all(all.value("questions"), Pending.MOST, QUESTION)) {
            question(each, now).ifPresent(questions::add);
        }
        Set<String> spent = new HashSet<>();
        for (Members each : Members.all(all.value("spent"), Approvals.MOST_DECISIONS, Set.of("id"))) {
            spent.add(each.text("id"));
        }
        return new GateReport(questions, spent);
    }

    private static Optional<Question> question(Members said, Instant now) throws Unreadable {
        String id = said.text("id");
        String server = said.text("server");
        String tool = said.text("tool");
        String rule = said.text("rule");
        Decision.Caller caller = new Decision.Caller(said.text("tenant"), said.text("caller"), said.text("issuer"), isWorkload(said.text("kind")));
        Optional<Wording> wording = Wording.read(said.text("text"), tool);
        boolean named = Decision.ID.matcher(id).matches() && ServerName.SHAPE.matcher(server).matches() && Pin.TOOL.matcher(tool).matches() && isOne(caller);
        return named ? wording.map(words -> new Question(id, caller, new ServerName(server), tool, rule, words, now)) : Optional.empty();
    }

    private static boolean isWorkload(String kind) throws Unreadable {
        return switch (kind) {
            case "person" -> false;
            case "workload" -> true;
            default -> throw new Unreadable("no kind of caller");
        };
    }

    private static boolean isOne(Decision.Caller caller) {
        return Names.TENANT.matcher(caller.tenant()).matches() && Names.ISSUER.matcher(caller.issuer()).matches() && !caller.name().isEmpty()
            && caller.name().length() <= LONGEST_NAME && caller.name().codePoints().noneMatch(Invisible::is);
    }
}
