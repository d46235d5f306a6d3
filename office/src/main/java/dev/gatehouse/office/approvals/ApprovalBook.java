package dev.gatehouse.office.approvals;

import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The calls that wait for an answer, and the answers that hold.
///
/// Bounded in number, bytes and time. What is told under an id first stays what an operator reads under it. A book is changed in a copy, and put in place
/// whole. Not safe for several threads.
public final class ApprovalBook {
    static final int MOST_WAITING = 256;
    static final int MOST_BYTES = 1 << 20;
    /// The gate forgets a question after this time too; its caller asks again by calling again.
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Map<String, Question> waiting;
    private final SortedMap<String, Decision> decided;

    /// Changes the copy that it is given, and says what others must hear of: nothing where no answer changed.
    @FunctionalInterface
    public interface Verb {
        List<Answered> on(ApprovalBook copy) throws ApprovalRefused;
    }

    ApprovalBook(Map<String, Question> waiting, Map<String, Decision> decided) {
        this.waiting = new LinkedHashMap<>(waiting);
        this.decided = new TreeMap<>(decided);
    }

    /// The same, to be changed.
    public ApprovalBook copy() {
        return new ApprovalBook(waiting, decided);
    }

    /// What waits, the oldest first.
    public List<Question> waiting() {
        return List.copyOf(waiting.values());
    }

    /// The question of that id, if it waits.
    public Optional<Question> waiting(String id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /// The answers, by their ids.
    public List<Decision> decided() {
        return List.copyOf(decided.values());
    }

    /// Takes what the gate says: new questions that these rules can have asked, and which answers were used.
    ///
    /// @return the answers that hold no longer
    public List<Answered> hear(GateReport report, Collection<ApprovalRule> rules) {
        report.questions().stream().filter(question -> rules.stream().anyMatch(question::isOf)).filter(this::isNews).forEach(this::await);
        List<Answered> used = decided.values().stream().filter(each -> report.spent().contains(each.id()) && each.agreed()).map(each -> new Answered(Answered.USED, each)).toList();
        used.forEach(each -> decided.remove(each.decision().id()));
        return used;
    }

    private boolean isNews(Question question) {
        return !waiting.containsKey(question.id()) && !decided.containsKey(question.id());
    }

    private void await(Question question) {
        int bytes = waiting.values().stream().mapToInt(each -> each.wording().length()).sum();
        if (waiting.size() < MOST_WAITING && bytes + question.wording().length() <= MOST_BYTES) {
            waiting.put(question.id(), question);
        }
    }

    /// Agrees to what waits under this id, if it says just what was shown.
    ///
    /// @param digest of what was shown
    public List<Answered> approve(String id, String digest, Collection<ApprovalRule> rules, Instant now) throws ApprovalRefused {
        Question question = question(id);
        if (!question.wording().digest().equals(digest)) {
            throw new ApprovalRefused("Nothing was approved: " + id + " says something else than was shown. See: gatehouse approvals show " + id);
        }
        return answer(question, true, rules, now);
    }

    /// Says no to what waits under this id, or takes back a yes that was not used yet.
    public List<Answered> deny(String id, Collection<ApprovalRule> rules, Instant now) throws ApprovalRefused {
        Decision given = decided.get(id);
        if (given == null) {
            return answer(question(id), false, rules, now);
        }
        Decision taken = new Decision(given.id(), given.caller(), given.server(), given.tool(), given.digest(), false, given.until());
        decided.put(id, taken);
        return given.agreed() ? List.of(new Answered(Answered.DENIED, taken)) : List.of();
    }

    private Question question(String id) throws ApprovalRefused {
        if (!waiting.containsKey(id)) {
            throw new ApprovalRefused("No call waits as " + (Decision.ID.matcher(id).matches() ? id : "that") + ", or not any more. See: gatehouse approvals list");
        }
        return waiting.get(id);
    }

    private List<Answered> answer(Question question, boolean agreed, Collection<ApprovalRule> rules, Instant now) throws ApprovalRefused {
        ApprovalRule rule = rules.stream().filter(question::isOf).findFirst()
            .orElseThrow(() -> new ApprovalRefused("The rule that asked is not in force any more. Nothing was changed."));
        if (decided.size() >= Approvals.MOST_DECISIONS) {
            throw new ApprovalRefused("As many answers hold as can. Nothing was changed; wait until some of them are over.");
        }
        Decision decision = question.answered(agreed, now.plus(rule.holds()));
        waiting.remove(question.id());
        decided.put(decision.id(), decision);
        return List.of(new Answered(agreed ? Answered.GIVEN : Answered.DENIED, decision));
    }

    /// Forgets what is over, and what no rule asks any more.
    public void settle(Collection<ApprovalRule> rules, Instant now) {
        waiting.values().removeIf(each -> each.since().plus(PATIENCE).isBefore(now) || rules.stream().noneMatch(each::isOf));
        decided.values().removeIf(each -> !each.until().isAfter(now));
    }

    /// Whether the same answers hold by it.
    boolean decidesTheSameAs(ApprovalBook other) {
        return decided.equals(other.decided);
    }

    @Override
    public String toString() {
        return "ApprovalBook[" + waiting.size() + " waiting, " + decided.size() + " answered]";
    }
}
