package dev.gatehouse.office.verbs;

import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.office.approvals.ApprovalBook;
import dev.gatehouse.office.approvals.ApprovalRefused;
import dev.gatehouse.office.approvals.Question;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import dev.gatehouse.office.house.Unrecorded;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.reading.Shown;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `approvals-list`, `approvals-show`, `approvals-approve`, `approvals-deny`.
final class ApprovalVerbs {
    private final House house;
    private final Changes changes;

    ApprovalVerbs(House house, Changes changes) {
        this.house = house;
        this.changes = changes;
    }

    /// Who called what; not what the calls say.
    Answer list(Asked asked) throws NotUnderstood {
        Optional<String> tenant = asked.maybe("tenant");
        asked.nothingElse();
        ApprovalBook book = house.approvals();
        return Answer.done(Json.object(
            "waiting", book.waiting().stream().filter(each -> tenant.isEmpty() || tenant.get().equals(each.caller().tenant())).map(ApprovalVerbs::question).toList(),
            "answered", book.decided().stream().filter(each -> tenant.isEmpty() || tenant.get().equals(each.caller().tenant())).map(ApprovalVerbs::decision).toList()));
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> json = call(question.id(), question.caller(), question.server().value(), question.tool());
        json.putAll(Json.object("rule", question.rule(), "since", question.since().toString()));
        return json;
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> json = call(decision.id(), decision.caller(), decision.server().value(), decision.tool());
        json.putAll(Json.object("answer", decision.agreed() ? "yes" : "no", "until", decision.until().toString()));
        return json;
    }

    private static Map<String, Object> call(String id, Decision.Caller caller, String server, String tool) {
        return Json.object("id", id, "kind", caller.workload() ? "workload" : "person", "tenant", caller.tenant(), "caller", caller.name(), "issuer", caller.issuer(),
            "server", server, "tool", tool);
    }

    /// All that a call says, value by value, safe to be printed. Nothing that its server says of the tool is here.
    Answer show(Asked asked) throws NotUnderstood {
        String id = asked.text("id");
        asked.nothingElse();
        return house.approvals().waiting(id).map(ApprovalVerbs::shown).map(Answer::done)
            .orElseGet(() -> Answer.no(Answer.NO, "No call waits under that id, or not any more. See: gatehouse approvals list"));
    }

    private static Map<String, Object> shown(Question question) {
        Map<String, Object> json = question(question);
        json.putAll(Json.object("digest", question.wording().digest(), "values", Shown.exactly(question.wording().params(), List.of("name", "arguments")).entrySet().stream()
            .map(each -> Json.object("at", each.getKey(), "value", each.getValue())).toList()));
        return json;
    }

    /// Agrees to what waits under an id, if it says what was shown.
    Answer approve(Asked asked) throws NotUnderstood, InterruptedException {
        String id = asked.text("id");
        String digest = asked.text("digest");
        asked.nothingElse();
        return answer(Reach.WIDENS, book -> book.approve(id, digest, house.approvalRules(), house.clock().instant()));
    }

    /// Says no to what waits under an id, or takes back a yes.
    Answer deny(Asked asked) throws NotUnderstood, InterruptedException {
        String id = asked.text("id");
        asked.nothingElse();
        return answer(Reach.NARROWS, book -> book.deny(id, house.approvalRules(), house.clock().instant()));
    }

    private Answer answer(Reach reach, ApprovalBook.Verb verb) throws InterruptedException {
        try {
            long version = house.decide(reach, verb);
            return changes.inForce(Answer.done(Json.object("outcome", "done", "version", version)), version);
        } catch (ApprovalRefused | TooLarge | Unrecorded refused) {
            return Answer.no(Answer.NO, refused.getMessage());
        } catch (IOException unwritten) {
            return Answer.no(Answer.NO, "The office's folder could not be written, so nothing was changed: " + unwritten.getClass().getSimpleName() + ".");
        }
    }
}
