package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One question to an issuer about one token, asked by the first call that needs it and awaited by all others that come meanwhile:
/// an agent that calls fifty tools at once costs one introspection.
final class Question {
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile Facts facts;
    private volatile Refused no;

    /// What the asker does.
    interface Asking {
        Facts ask() throws Refused;
    }

    /// Asks, and lets everybody who waits know, also of a surprise.
    Facts ask(Asking asking) throws Refused {
        try {
            facts = asking.ask();
            return facts;
        } catch (Refused refused) {
            no = refused;
            throw refused;
        } finally {
            answered.countDown();
        }
    }

    /// The asker's answer, by this deadline.
    Facts await(Deadline deadline) throws Refused {
        try {
            if (answered.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS) && facts != null) {
                return facts;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw no != null ? no : Refused.because(Code.ISSUER_UNREACHABLE, "no answer about this token in time");
    }
}
