package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The handshake with a program on a pipe, which was started for it: whatever it does at a question that it does not know, it is spoken with in
/// the other era, and its next start costs nothing more. Held by `PipedErasTest`.
///
/// | at `server/discover` it | |
/// |---|---|
/// | says no | is asked `initialize` in the same process |
/// | ends, or says what is no message | is started again for `initialize` |
/// | says nothing for a while | is asked `initialize` in the same process; where that comes to nothing, it is started again |
final class PipeHandshake {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Handshake handshake;
    private final Eras.Of eras;
    private final Deadline deadline;
    private boolean heard = true;

    PipeHandshake(Handshake handshake, Eras.Of eras, Deadline deadline) {
        this.handshake = handshake;
        this.eras = eras;
        this.deadline = deadline;
    }

    /// Shakes hands in the first era that the program knows, and notes which.
    Dialogue open() throws Refused {
        List<Era> order = eras.order();
        try {
            Optional<Dialogue> first = order.getFirst() == Era.MODERN ? discover() : handshake.ask(Era.LEGACY, deadline);
            Dialogue opened = first.isPresent() ? first.get() : next(order.getLast());
            note(opened.era());
            return opened;
        } catch (Refused failed) {
            handshake.leave(deadline);
            throw failed;
        }
    }

    private Optional<Dialogue> discover() throws Refused {
        try {
            return handshake.ask(Era.MODERN, deadline.within(patience()));
        } catch (Refused unknown) {
            boolean ended = unknown.refusal().code() == Code.UPSTREAM_LOST;
            heard = ended;
            if (!ended && unknown.refusal().code() != Code.UPSTREAM_TIMED_OUT) {
                throw unknown;
            }
            if (ended) {
                handshake.forget();
            }
            note(Era.LEGACY); // at once: many that end right after their start are not started any more for a while
            return Optional.empty();
        }
    }

    private Duration patience() {
        Duration quarter = deadline.left().dividedBy(4);
        return quarter.compareTo(LONGEST_SILENCE) < 0 ? quarter : LONGEST_SILENCE;
    }

    private void note(Era era) {
        if (heard) {
            eras.foundForGood(era);
        } else {
            eras.found(era);
        }
    }

    private Dialogue next(Era era) throws Refused {
        if (handshake.isUnderWay()) {
            try {
                return handshake.ask(era, deadline.within(deadline.left().dividedBy(2))).orElseThrow(Handshake::notUnderstood);
            } catch (Refused spoilt) {
                if (heard && spoilt.refusal().code() == Code.UPSTREAM_INVALID) {
                    throw spoilt;
                }
                handshake.leave(deadline);
            }
        }
        return handshake.ask(era, deadline).orElseThrow(Handshake::notUnderstood);
    }
}
