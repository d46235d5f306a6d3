package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.json.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The answer that every call must get, to the byte, but for its id. Made from one answer that was read as JSON and found right; comparing
/// bytes with it is all that the load does afterwards, and is stricter than reading.
final class Expected {
    private final Numbered body;

    private Expected(Numbered body) {
        this.body = body;
    }

    /// Reads the answer to the call with this number.
    static Expected from(Reply reply, long number, String text) {
        String id = String.valueOf(Numbered.id(number));
        boolean answered = reply.status() == 200 && reply.json().get("id").filter(JsonNumber.class::isInstance).map(each -> new String(each.bytes(), StandardCharsets.US_ASCII)).equals(Optional.of(id));
        if (!answered || !reply.text().equals(text)) {
            throw new Unmeasured("not the answer that was expected: " + reply);
        }
        return new Expected(Numbered.of(reply.body(), number));
    }

    /// Fails the run unless this is the answer to the call with this number.
    void compare(Reply reply, long number) {
        byte[] right = body.with(number);
        if (reply.status() != 200 || !Arrays.equals(reply.body(), right)) {
            throw new Unmeasured("call " + number + " got another answer, HTTP " + reply.status() + ", different from byte " + Arrays.mismatch(reply.body(), right)
                + " of " + reply.body().length + " where " + right.length + " are right: " + around(reply.body(), right));
        }
    }

    /// What was said where the two part; all of it was made by this bench.
    private static String around(byte[] said, byte[] right) {
        int from = Math.max(0, Arrays.mismatch(said, right) - 150);
        return new String(said, from, Math.min(300, said.length - from), StandardCharsets.UTF_8);
    }

    /// A copy for another thread.
    Expected copy() {
        return new Expected(body.copy());
    }
}
