package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import java.util.Objects;

/// Runs work where its questions can be asked while it waits: again and again, until it asks no more.
public final class Rounds {
    private static final int MOST = 8;
    private static final System.Logger LOG = System.getLogger("gatehouse.toolkit");

    private Rounds() {}

    /// Runs it to its end.
    ///
    /// @return [Done], [Wrong], or [Later] of work that has come so far
    public static Outcome run(Step step, Run first, Asker asker) throws InterruptedException {
        Run run = first;
        for (int round = 0; round <= MOST; round++) {
            switch (once(step, run)) {
                case Done done -> { return done; }
                case Wrong wrong -> { return wrong; }
                case Later later -> { return later; }
                case Ask ask -> {
                    try {
                        run = run.again(asker.ask(ask), ask.state());
                    } catch (Asker.Unanswered unanswered) {
                        return Wrong.of(ErrorCode.INVALID_REQUEST, unanswered.getMessage());
                    }
                }
            }
        }
        return Wrong.of(ErrorCode.INTERNAL_ERROR, "It asked too often.");
    }

    /// Runs it to its end, and what it would rather do later at once.
    public static Outcome runNow(Step step, Run first, Asker asker) throws InterruptedException {
        Outcome outcome = run(step, first, asker);
        for (int more = 0; outcome instanceof Later(boolean asTaskOnly, Step rest) && !asTaskOnly && more < MOST; more++) {
            outcome = run(rest, first, asker);
        }
        return outcome;
    }

    /// One run; a surprise is an error that says nothing of what it was.
    public static Outcome once(Step step, Run run) throws InterruptedException {
        try {
            return Objects.requireNonNull(step.run(run));
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "work failed by {0}", surprise.getClass().getName());
            return Failures.broken();
        }
    }
}
