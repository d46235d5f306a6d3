package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one response to a batch: a JSON array of the answers; or an event stream, where a server tells or asks something before, or the
/// answers are more than is gathered here (MCP 2025-03-26, basic/transports).
final class BatchOutlet {
    private static final int MOST_BYTES = 1 << 20;

    private final HttpOutlet response;
    private final List<Message> answers = new ArrayList<>();
    private int bytes;

    BatchOutlet(HttpOutlet response) {
        this.response = response;
    }

    /// What one member's call says.
    OfMember ofMember() {
        return new OfMember();
    }

    /// Takes an answer, from any thread.
    synchronized void keep(Message answer) {
        answers.add(answer);
        bytes += answer.json().byteLength();
        if (bytes > MOST_BYTES) {
            bytes = 0;
            sendWhatIsThere();
        }
    }

    /// Where no stream is to be had the answers stay for the end.
    private void sendWhatIsThere() {
        try {
            while (!answers.isEmpty()) {
                response.pass(answers.getFirst());
                if (!response.streams()) {
                    return;
                }
                answers.removeFirst();
            }
        } catch (Refused left) {
            throw new IllegalStateException("a call outlives its older client"); // HttpOutlet.thatOutlivesItsReader
        }
    }

    private synchronized void pass(Message message) throws Refused {
        response.pass(message);
    }

    /// All answers are there.
    synchronized void end() {
        response.finish(answers);
    }

    /// What one call says before its end goes out at once; its last message is for the batch.
    final class OfMember implements Outlet {
        private Optional<Message> last = Optional.empty();
        private Optional<Refusal> no = Optional.empty();

        @Override
        public void pass(Message message) throws Refused {
            BatchOutlet.this.pass(message);
        }

        @Override
        public void finish(Message message) {
            last = Optional.of(message);
        }

        @Override
        public void refuse(Refusal refusal) {
            no = Optional.of(refusal);
        }

        Optional<Message> last() {
            return last;
        }

        Optional<Refusal> no() {
            return no;
        }
    }
}
