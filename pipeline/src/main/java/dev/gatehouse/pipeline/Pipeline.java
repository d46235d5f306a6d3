package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The way of a call: checks in one written order, the ledger, the upstream, and reviews in one written order.
///
/// This is the only maker of [Cleared], and [Upstream#answer] takes nothing else, so no call reaches a server around a check.
/// Every surprise on the way (an exception, a null) ends in a refusal.
public final class Pipeline {
    private static final System.Logger LOG = System.getLogger(Pipeline.class.getName());

    private final List<Check> checks;
    private final List<Review> reviews;
    private final Ledger ledger;

    public Pipeline(List<Check> checks, List<Review> reviews, Ledger ledger) {
        this.checks = List.copyOf(checks);
        this.reviews = List.copyOf(reviews);
        this.ledger = ledger;
    }

    /// Takes one call all the way. Returns when the final message or a refusal has been handed to the outlet.
    public void run(Call call, Upstream upstream, Stop stop, Outlet outlet) {
        try (var held = new Held()) {
            for (Check check : checks) {
                Verdict verdict = judge(check, call);
                switch (verdict) {
                    case Verdict.Pass _ -> {}
                    case Verdict.Hold(Verdict.Slot slot) -> held.add(slot);
                    case Verdict.Refuse(Refusal refusal) -> {
                        refuse(call, check.name(), refusal, outlet);
                        return;
                    }
                    case Verdict.Ask(Verdict.Question question) -> {
                        ask(call, check.name(), question, outlet);
                        return;
                    }
                }
            }
            send(call, upstream, stop, outlet);
        }
    }

    private void refuse(Call call, String by, Refusal refusal, Outlet outlet) {
        ledger.refused(call, by, refusal);
        outlet.refuse(refusal);
    }

    /// Whoever calls hears the question, or that somebody else has it. Either way nothing was sent.
    private void ask(Call call, String by, Verdict.Question question, Outlet outlet) {
        Refusal needed = Refusal.of(Code.APPROVAL_NEEDED, question.sentence());
        if (question.result().isPresent() && call.facts().message() instanceof Request request) {
            ledger.refused(call, by, needed);
            outlet.finish(Success.of(request.id(), question.result().get()));
        } else {
            refuse(call, by, needed, outlet);
        }
    }

    private static Verdict judge(Check check, Call call) {
        try {
            Verdict verdict = check.judge(call);
            return verdict == null ? new Verdict.Refuse(surprise(check.name(), "no verdict")) : verdict;
        } catch (RuntimeException surprise) {
            return new Verdict.Refuse(surprise(check.name(), surprise.getClass().getSimpleName()));
        }
    }

    private void send(Call call, Upstream upstream, Stop stop, Outlet outlet) {
        Ledger.Entry entry;
        try {
            entry = ledger.open(call);
        } catch (Refused noEntry) {
            outlet.refuse(noEntry.refusal());
            return;
        }
        new Journey(call, entry, outlet).travel(upstream, stop);
    }

    private static Refusal surprise(String where, String what) {
        LOG.log(System.Logger.Level.WARNING, "surprise in {0}: {1}", where, what);
        return Refusal.of(Code.INTERNAL, where + ": " + what);
    }

    /// One call between its opened and its closed entry.
    private final class Journey {
        /// A checkpoint is written each time this many messages have gone by.
        private static final int CHECKPOINT_EVERY = 100;

        private final Call call;
        private final Ledger.Entry entry;
        private final Outlet outlet;
        private final Set<String> replacedBy = new LinkedHashSet<>();
        private long messages;
        private long bytes;

        Journey(Call call, Ledger.Entry entry, Outlet outlet) {
            this.call = call;
            this.entry = entry;
            this.outlet = outlet;
        }

        void travel(Upstream upstream, Stop stop) {
            Message last;
            try (Answer answer = upstream.answer(new Cleared(call))) {
                stop.watch(answer);
                last = follow(answer);
            } catch (Withheld withheld) {
                end(withheld.by, withheld.refusal);
                return;
            } catch (Refused refused) {
                end("upstream", refused.refusal());
                return;
            } catch (RuntimeException surprise) {
                end("gateway", Refusal.after(Effect.UNKNOWN, Code.INTERNAL, surprise.getClass().getSimpleName()));
                return;
            }
            finish(last);
        }

        /// Passes on everything before the final message, and returns that one.
        private Message follow(Answer answer) throws Refused, Withheld {
            while (true) {
                Message message = examine(answer.next());
                messages++;
                bytes += weigh(message);
                switch (message) {
                    case Success _, Failure _ -> {
                        return message;
                    }
                    case Notification _, Request _ -> outlet.pass(message);
                }
                if (messages % CHECKPOINT_EVERY == 0) {
                    entry.checkpoint(progress());
                }
            }
        }

        /// The bytes of what a message carries, without its envelope.
        private static int weigh(Message message) {
            return switch (message) {
                case Success(_, JsonObject result, _) -> result.byteLength();
                case Failure(_, JsonObject error, _) -> error.byteLength();
                case Notification(_, var params, _) -> params.map(JsonObject::byteLength).orElse(0);
                case Request(_, _, var params, _) -> params.map(JsonObject::byteLength).orElse(0);
            };
        }

        private Message examine(Message message) throws Withheld {
            Message seen = message;
            for (Review review : reviews) {
                switch (find(review, seen)) {
                    case Finding.Keep _ -> {}
                    case Finding.Replace(Message safer, String because) -> {
                        seen = safer;
                        replacedBy.add(because);
                    }
                    case Finding.Withhold(Refusal refusal) -> throw new Withheld(review.name(), refusal);
                }
            }
            return seen;
        }

        private Finding find(Review review, Message message) {
            try {
                Finding finding = review.examine(call, message);
                return finding == null ? new Finding.Withhold(late(review, "no finding")) : finding;
            } catch (RuntimeException surprise) {
                return new Finding.Withhold(late(review, surprise.getClass().getSimpleName()));
            }
        }

        private Refusal late(Review review, String what) {
            return Refusal.after(Effect.DONE, Code.INTERNAL, surprise(review.name(), what).detail());
        }

        private void finish(Message last) {
            try {
                entry.close(new Ledger.Ending.Done(progress(), last instanceof Failure, String.join(",", replacedBy)));
            } catch (Refused notClosed) {
                outlet.refuse(Refusal.after(Effect.UNKNOWN, notClosed.refusal().code(), notClosed.refusal().detail()));
                return;
            }
            outlet.finish(last);
        }

        private void end(String by, Refusal refusal) {
            try {
                entry.close(new Ledger.Ending.Ended(progress(), by, refusal));
            } catch (Refused notClosed) {
                LOG.log(System.Logger.Level.WARNING, "call={0} ended {1} and its entry stays open", call.facts().id(), refusal.code().word());
            }
            outlet.refuse(refusal);
        }

        private Ledger.Progress progress() {
            return new Ledger.Progress(messages, bytes);
        }
    }

    /// A review's no on its way out of the reading loop.
    private static final class Withheld extends Exception {
        private final transient String by;
        private final transient Refusal refusal;

        Withheld(String by, Refusal refusal) {
            super(by, null, false, false);
            this.by = by;
            this.refusal = refusal;
        }
    }

    /// The slots a call holds, released in reverse however it ends.
    private static final class Held implements AutoCloseable {
        private final Deque<Verdict.Slot> slots = new ArrayDeque<>();

        void add(Verdict.Slot slot) {
            slots.push(slot);
        }

        @Override
        public void close() {
            for (Verdict.Slot slot : new ArrayList<>(slots)) {
                slot.release();
            }
        }
    }
}
