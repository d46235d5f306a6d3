package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.approval.Consent;
import dev.gatehouse.checks.pinning.Known;
import dev.gatehouse.serving.state.StateSeal;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// What all servers' upstreams share, and what outlives calls and settings: open dialogues, eras that were found, which are down, what they say of
/// their tools, questions that wait for replies, calls that wait for their clients, and the key for states that clients carry.
public final class Ongoing {
    private static final int MOST_STREAMS = 48;

    private final Dialogues dialogues = new Dialogues();
    private final Eras eras = new Eras();
    private final Known tools = new Known(System::nanoTime);
    private final Health health = new Health(System::nanoTime);
    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final Interview.Exchanges exchanges = new Interview.Exchanges(new PendingQuestions(), new WaitingCalls(),
        new States(new StateSeal(InstantSource.system())), new TaskIds(InstantSource.system()));
    private final Consents consents = new Consents(exchanges.states(), InstantSource.system());

    Dialogues dialogues() {
        return dialogues;
    }

    Eras eras() {
        return eras;
    }

    Health health() {
        return health;
    }

    /// What servers say of their tools.
    public Known tools() {
        return tools;
    }

    /// How many streams of news servers may have open in all.
    Semaphore streams() {
        return streams;
    }

    Interview.Exchanges exchanges() {
        return exchanges;
    }

    /// Asks callers' own people about calls.
    public Consent consent() {
        return consents;
    }

    /// The ids of tasks that clients have.
    public TaskIds tasks() {
        return exchanges.tasks();
    }

    /// Ends what belongs to a client's session that has ended.
    public void endSession(String session) {
        dialogues.endSession(session);
    }

    /// Ends what belongs to servers that are no longer there or were changed.
    public void endServers(Predicate<String> gone) {
        dialogues.endServers(gone);
        health.forget(gone);
        eras.forget(gone);
    }

    /// Ends what has been idle for long. Called now and then.
    public void sweep() {
        dialogues.sweep();
        exchanges.waiting().sweep();
    }
}
