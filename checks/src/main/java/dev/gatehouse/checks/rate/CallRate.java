package dev.gatehouse.checks.rate;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Limits how fast one caller calls and how many of their calls run at once. Notices belong to calls that have paid already and pass free.
/// The calls to several servers that one message comes to pay once, and share one place while they run.
///
/// Memory is bounded: at most `callers` are remembered. Those with a full bucket and nothing running are forgotten first, which
/// changes nothing for them; if there is none, a new caller is refused rather than an old one forgiven.
public final class CallRate implements Check {
    private final Limits limits;
    private final LongSupplier nanos;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    /// @param perMinute calls that a caller may start in a minute, on average
    /// @param burst how many of these at once
    /// @param atOnce how many may run at the same time
    /// @param streams how many streams of news may be open at the same time
    /// @param callers how many callers are remembered
    public record Limits(int perMinute, int burst, int atOnce, int streams, int callers) {}

    /// @param nanos a clock like [System#nanoTime()]
    public CallRate(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public Verdict judge(Call call) {
        return switch (call) {
            case Call.ToolCall _, Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.LevelSetting _, Call.Subscription _,
                Call.Discovery _, Call.TaskCall _ -> start(call.facts(), account -> account.calls);
            case Call.Listening _ -> start(call.facts(), account -> account.streams);
            case Call.Reply _ -> spend(call.facts().caller());
            case Call.Notice _ -> Verdict.PASS;
        };
    }

    /// Gives back one payment: this caller's call had paid before, when it asked for an approval.
    public synchronized void giveBack(Caller caller) {
        Optional.ofNullable(accounts.get(caller.key())).ifPresent(account -> account.bucket.giveBack());
    }

    private synchronized Verdict start(Call.Facts facts, Function<Account, Places> which) {
        Account account = accountOf(facts.caller().key());
        if (account == null) {
            return new Verdict.Refuse(Refusal.of(Code.RATE_LIMITED, "the table of " + limits.callers() + " callers is full"));
        }
        Places places = which.apply(account);
        if (facts.partOf().filter(places::isShared).isPresent()) {
            return held(places, facts.partOf());
        }
        if (places.taken >= places.most) {
            return new Verdict.Refuse(Refusal.of(Code.TOO_MANY_AT_ONCE, places.most + " at once"));
        }
        if (!pays(account, facts.partOf())) {
            return new Verdict.Refuse(Refusal.of(Code.RATE_LIMITED, limits.perMinute() + " a minute, " + limits.burst() + " in a burst"));
        }
        places.taken++;
        return held(places, facts.partOf());
    }

    private boolean pays(Account account, Optional<CallId> whole) {
        if (whole.filter(account.paid::contains).isPresent()) {
            return true;
        }
        if (!account.bucket.take(nanos.getAsLong())) {
            return false;
        }
        whole.ifPresent(account::remember);
        return true;
    }

    private Verdict held(Places places, Optional<CallId> shared) {
        shared.ifPresent(id -> places.shared.merge(id, 1, Integer::sum));
        return new Verdict.Hold(() -> release(places, shared));
    }

    /// A reply belongs to a call that has its place already.
    private synchronized Verdict spend(Caller caller) {
        Account account = accountOf(caller.key());
        return account != null && account.bucket.take(nanos.getAsLong()) ? Verdict.PASS : new Verdict.Refuse(Refusal.of(Code.RATE_LIMITED, "replies"));
    }

    private synchronized void release(Places places, Optional<CallId> shared) {
        boolean others = shared.filter(id -> places.shared.merge(id, -1, Integer::sum) > 0).isPresent();
        if (!others) {
            shared.ifPresent(places.shared::remove);
            places.taken--;
        }
    }

    private Account accountOf(String key) {
        Account known = accounts.get(key);
        if (known != null) {
            return known;
        }
        if (accounts.size() >= limits.callers()) {
            forgetTheIdle();
        }
        if (accounts.size() >= limits.callers()) {
            return null;
        }
        Account fresh = new Account(new TokenBucket(limits.burst(), limits.perMinute(), Duration.ofMinutes(1), nanos.getAsLong()), limits);
        accounts.put(key, fresh);
        return fresh;
    }

    private void forgetTheIdle() {
        long now = nanos.getAsLong();
        accounts.values().removeIf(account -> account.calls.taken == 0 && account.streams.taken == 0 && account.bucket.full(now));
    }

    /// What one caller has used. A stream that is open for long takes no place of a call's.
    private static final class Account {
        private static final int MOST_REMEMBERED = 32;

        private final TokenBucket bucket;
        private final Set<CallId> paid = new LinkedHashSet<>();
        private final Places calls;
        private final Places streams;

        Account(TokenBucket bucket, Limits limits) {
            this.bucket = bucket;
            this.calls = new Places(limits.atOnce());
            this.streams = new Places(limits.streams());
        }

        /// Not all parts of a message begin while others run: those that it paid with last are remembered.
        void remember(CallId whole) {
            paid.add(whole);
            if (paid.size() > MOST_REMEMBERED) {
                paid.remove(paid.iterator().next());
            }
        }
    }

    /// How much of something may be had at the same time.
    private static final class Places {
        private final int most;
        private final Map<CallId, Integer> shared = new HashMap<>();
        private int taken;

        Places(int most) {
            this.most = most;
        }

        boolean isShared(CallId first) {
            return shared.containsKey(first);
        }
    }
}
