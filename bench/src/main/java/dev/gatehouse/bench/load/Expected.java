package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.json.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The answer that every call must get, to the byte, but for its id. Made from one answer that was read as JSON and found right; comparing
/// bytes with it is all that the load does afterwards, and is stricter than reading.
final class Expected {
    private final byte[] body;
    private final int idAt;

    private Expected(byte[] body, int idAt) {
        this.body = body;
        this.idAt = idAt;
    }

    /// Reads the answer to the call with this number.
    static Expected from(Reply reply, long number, String text) {
        String id = String.valueOf(Calls.id(number));
        boolean answered = reply.status() == 200 && reply.json().get("id").filter(JsonNumber.class::isInstance).map(each -> new String(each.bytes(), StandardCharsets.US_ASCII)).equals(Optional.of(id));
        if (!answered || !reply.text().equals(text)) {
            throw new Unmeasured("not the answer that was expected: " + reply);
        }
        int at = new String(reply.body(), StandardCharsets.ISO_8859_1).indexOf("\"id\":" + id) + "\"id\":".length();
        return new Expected(reply.body().clone(), at);
    }

    /// Fails the run unless this is the answer to the call with this number.
    void compare(Reply reply, long number) {
        Calls.write(number, body, idAt);
        if (reply.status() != 200 || !Arrays.equals(reply.body(), body)) {
            throw new Unmeasured("call " + number + " got another answer: " + reply);
        }
    }

    /// A copy for another thread.
    Expected copy() {
        return new Expected(body.clone(), idAt);
    }
}
