package dev.gatehouse.checks.rate;

import dev.gatehouse.checks.rate.Budgets.Budget;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Limits how fast calls begin, how many run at once, and how many a day has: for each caller, and where written for each tenant, for each tool
/// of a tenant, and for calls of one cost by each caller. All limits of a call are asked together under one lock: it uses all of them or none,
/// so they hold exactly, however many threads ask. Notices belong to calls that have paid already and pass free. The calls to several servers that
/// one message comes to pay once, and share one place while they run.
///
/// Memory is bounded: each limit remembers at most `keys` keys, some 200 bytes each (`AMillionCallersTest`). Those that have used nothing for long are
/// forgotten, which changes nothing for them; where there are none, a new one must wait rather than an old one be forgiven.
public final class CallRate implements Check {
    private static final int MESSAGES = 4_096;

    private final Costs costs;
    private final Budgets budgets;
    private final LongSupplier nanos;
    private final Meter caller;
    private final Places streams;
    private final Optional<Meter> tenant;
    private final Optional<Meter> tool;
    private final Map<Cost, Meter> costly = new EnumMap<>(Cost.class);
    private final Map<CallId, Integer> running = new HashMap<>();
    private final Map<CallId, Set<Meter>> paid = new LinkedHashMap<>();

    /// @param caller what one caller may have
    /// @param streams how many streams of news one caller may have open at the same time; they take no place of a call's
    /// @param tenant what all callers of one tenant may have together
    /// @param tool what all callers of one tenant may have together of one tool
    /// @param costs what one caller may have of calls of one cost
    /// @param keys how many keys each of these remembers
    public record Limits(Allowance caller, int streams, Optional<Allowance> tenant, Optional<Allowance> tool, Map<Cost, Allowance> costs, int keys) {
        public Limits {
            costs = Map.copyOf(costs);
        }

        /// Those of callers alone.
        public static Limits of(Allowance caller, int streams, int keys) {
            return new Limits(caller, streams, Optional.empty(), Optional.empty(), Map.of(), keys);
        }
    }

    /// @param nanos a clock like [System#nanoTime()]
    public CallRate(Limits limits, Costs costs, Budgets budgets, LongSupplier nanos) {
        this.costs = costs;
        this.budgets = budgets;
        this.nanos = nanos;
        this.caller = new Meter("caller", limits.caller(), limits.keys());
        this.streams = new Places("streams", limits.streams());
        this.tenant = limits.tenant().map(allowance -> new Meter("tenant", allowance, limits.keys()));
        this.tool = limits.tool().map(allowance -> new Meter("tool", allowance, limits.keys()));
        limits.costs().forEach((cost, allowance) -> costly.put(cost, new Meter(cost.word(), allowance, limits.keys())));
    }

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public Verdict judge(Call call) {
        List<Meter.Use> uses = uses(call);
        return switch (call) {
            case Call.ToolCall _, Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.LevelSetting _, Call.Subscription _,
                Call.Discovery _, Call.TaskCall _ -> start(call, uses, uses.stream().map(Meter.Use::place).toList());
            case Call.Listening _ -> start(call, uses, List.of(streams.place(call.facts().caller().key())));
            case Call.Reply _ -> reply(uses);
            case Call.Notice _ -> Verdict.PASS;
        };
    }

    /// Gives back one payment: this call had paid before, when it asked for an approval.
    public synchronized void giveBack(Call call) {
        List<Meter.Use> uses = uses(call);
        uses.forEach(Meter.Use::payBack);
        budgets.giveBack(budgets(uses));
    }

    private List<Meter.Use> uses(Call call) {
        String who = call.facts().caller().key();
        String tenants = call.facts().caller().tenant();
        List<Meter.Use> uses = new ArrayList<>(List.of(caller.use(who)));
        tenant.ifPresent(meter -> uses.add(meter.use(tenants)));
        if (call instanceof Call.ToolCall of) {
            tool.ifPresent(meter -> uses.add(meter.use(String.join("\n", tenants, of.facts().route().server(), of.tool().value()))));
            Optional.ofNullable(costly.get(costs.of(of))).ifPresent(meter -> uses.add(meter.use(who)));
        }
        return uses;
    }

    private synchronized Verdict start(Call call, List<Meter.Use> uses, List<Places.Place> places) {
        Optional<CallId> whole = call.facts().partOf();
        List<Places.Place> wanted = whole.filter(running::containsKey).isPresent() ? List.of() : places;
        Optional<Places.Place> full = wanted.stream().filter(place -> !place.isFree()).findFirst();
        if (full.isPresent()) {
            return new Verdict.Refuse(full.get().none());
        }
        List<Meter.Use> owed = whole.map(id -> owed(id, uses)).orElse(uses);
        Optional<Refusal> unpaid = owed.isEmpty() ? Optional.empty() : pay(owed, budgets(owed));
        if (unpaid.isPresent()) {
            return new Verdict.Refuse(unpaid.get());
        }
        whole.ifPresent(id -> remember(id, owed));
        return held(wanted, places, whole);
    }

    /// From each of them, or from none.
    private Optional<Refusal> pay(List<Meter.Use> uses, List<Budget> fromBudgets) {
        long now = nanos.getAsLong();
        Meter.Use slowest = uses.stream().max(Comparator.comparingLong(use -> use.untilNext(now))).orElseThrow();
        if (slowest.untilNext(now) > 0) {
            return Optional.of(slowest.tooFast(slowest.untilNext(now)));
        }
        Optional<Budget> spent = fromBudgets.isEmpty() ? Optional.empty() : budgets.spend(fromBudgets);
        if (spent.isPresent()) {
            return Optional.of(Refusal.of(Code.BUDGET_SPENT, spent.get().of() + ": " + spent.get().perDay() + " a day").until(budgets.untilRenewal()));
        }
        uses.forEach(use -> use.pay(now));
        return Optional.empty();
    }

    private static List<Budget> budgets(List<Meter.Use> uses) {
        return uses.stream().flatMap(use -> use.budget().stream()).toList();
    }

    /// A reply belongs to a call that has its place, and is of the day's calls, already.
    private synchronized Verdict reply(List<Meter.Use> uses) {
        return pay(uses, List.of()).<Verdict>map(Verdict.Refuse::new).orElse(Verdict.PASS);
    }

    private Verdict held(List<Places.Place> taken, List<Places.Place> places, Optional<CallId> whole) {
        taken.forEach(Places.Place::take);
        whole.ifPresent(id -> running.merge(id, 1, Integer::sum));
        return new Verdict.Hold(() -> release(places, whole));
    }

    /// The last of the calls that one message comes to leaves the place that all of them share.
    private synchronized void release(List<Places.Place> places, Optional<CallId> whole) {
        if (whole.isEmpty() || running.computeIfPresent(whole.get(), (_, parts) -> parts == 1 ? null : parts - 1) == null) {
            places.forEach(Places.Place::leave);
        }
    }

    /// What a part has to pay that no part of its message paid before: a tool's own limits, where only its listing was paid for.
    private List<Meter.Use> owed(CallId whole, List<Meter.Use> uses) {
        Set<Meter> before = paid.getOrDefault(whole, Set.of());
        return uses.stream().filter(use -> !before.contains(use.meter())).toList();
    }

    /// Not all parts of a message begin while others run: what those that paid last paid for is remembered.
    private void remember(CallId whole, List<Meter.Use> owed) {
        owed.forEach(use -> paid.computeIfAbsent(whole, _ -> new HashSet<>()).add(use.meter()));
        if (paid.size() > MESSAGES) {
            paid.remove(paid.keySet().iterator().next());
        }
    }

    /// How many keys the limit of callers remembers.
    synchronized int known() {
        return caller.known();
    }
}
