package dev.gatehouse.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/// To which call a request of a server on a pipe goes.
class RoutingTest {
    private final Routing routing = new Routing(new LongAdder());
    private final Waiting first = open("a");
    private final Waiting second = open("b");

    private Waiting open(String id) {
        return routing.open(Request.of(Id.of(id), Names.TOOLS_CALL, JsonObject.empty())).orElseThrow();
    }

    private void asks(String question) throws InterruptedException {
        var asked = Request.of(Id.of(question), "elicitation/create", JsonObject.empty());
        assertThat(routing.deliver(asked, question.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    private static String next(Waiting waiting) throws InterruptedException {
        return waiting.take(Duration.ZERO) instanceof Waiting.Taken.Line(byte[] line, boolean _) ? new String(line, StandardCharsets.US_ASCII) : "nothing";
    }

    @Test
    void aCallThatWaitsForAnAnswerAsksNothing() throws Exception {
        asks("q1");
        asks("q2");
        assertThat(next(first)).isEqualTo("q1");
        assertThat(next(second)).isEqualTo("q2");
    }

    @Test
    void afterItsAnswerACallMayAskAgain() throws Exception {
        asks("q1");
        routing.replied(Id.of("q1"));
        asks("q2");
        assertThat(next(first)).isEqualTo("q1");
        assertThat(next(first)).isEqualTo("q2");
        assertThat(next(second)).isEqualTo("nothing");
    }

    @Test
    void whereAllWaitForAnswersTheOldestIsMeant() throws Exception {
        asks("q1");
        asks("q2");
        asks("q3");
        next(first);
        assertThat(next(first)).isEqualTo("q3");
    }

    @Test
    void whoHasLeftOrHasItsAnswerLeavesNoQuestionOpen() throws Exception {
        asks("q1");
        first.leave();
        asks("q2");
        assertThat(next(second)).isEqualTo("q2");
        routing.deliver(Success.of(Id.of("b"), JsonObject.empty()), new byte[] {'x'});
        Waiting third = open("b");
        asks("q3");
        assertThat(next(third)).isEqualTo("q3");
    }
}
