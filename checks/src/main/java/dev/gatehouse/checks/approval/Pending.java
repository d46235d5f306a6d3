package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls that wait for a person's answer, each once, however often it is sent.
///
/// Bounded in number, bytes and time, since callers fill it; what one caller and one tenant may have of it leaves room for others. It holds arguments: it
/// is kept in memory alone, and shown to the office alone.
public final class Pending {
    /// Questions at one time.
    public static final int MOST = 64;
    static final int MOST_OF_A_TENANT = 32;
    static final int MOST_OF_A_CALLER = 8;
    /// Bytes of all questions' wordings.
    public static final int MOST_BYTES = 128 * 1024;
    /// Whoever has not been answered by then asks again by calling again.
    static final Duration PATIENCE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<Act, Asked> waiting = new LinkedHashMap<>();

    /// One question.
    ///
    /// @param id of the call that was the first to ask it
    /// @param rule by which it is asked
    public record Asked(CallId id, Caller caller, Act act, Wording wording, String rule, Instant since) {
        @Override
        public String toString() {
            return "Asked " + id;
        }
    }

    public Pending(InstantSource clock) {
        this.clock = clock;
    }

    /// Lets this call wait, if it does not yet.
    ///
    /// @return the question's id; nothing where there is no room for it
    synchronized Optional<CallId> ask(Call.ToolCall call, Act act, Wording wording, String rule) {
        forgetTheOld();
        Asked known = waiting.get(act);
        if (known == null && hasRoom(call.facts().caller(), wording)) {
            known = new Asked(call.facts().id(), call.facts().caller(), act, wording, rule, clock.instant());
            waiting.put(act, known);
        }
        return Optional.ofNullable(known).map(Asked::id);
    }

    private boolean hasRoom(Caller caller, Wording wording) {
        long ofCaller = waiting.values().stream().filter(each -> each.caller().key().equals(caller.key())).count();
        long ofTenant = waiting.values().stream().filter(each -> each.caller().tenant().equals(caller.tenant())).count();
        int bytes = waiting.values().stream().mapToInt(each -> each.wording().length()).sum();
        return wording.fits() && waiting.size() < MOST && ofTenant < MOST_OF_A_TENANT && ofCaller < MOST_OF_A_CALLER && bytes + wording.length() <= MOST_BYTES;
    }

    private void forgetTheOld() {
        Instant now = clock.instant();
        waiting.values().removeIf(each -> each.since().plus(PATIENCE).isBefore(now));
    }

    /// All questions, the oldest first.
    public synchronized List<Asked> all() {
        forgetTheOld();
        return List.copyOf(waiting.values());
    }

    /// Those that were answered wait no longer.
    public synchronized void settle(Decisions decisions) {
        waiting.values().removeIf(each -> decisions.knows(each.id().value()));
    }
}
