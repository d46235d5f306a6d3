package dev.gatehouse.egress;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.destinations.Destination;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Short words for the tests of this room.
final class Ask {
    static final Deadlines PATIENT = Deadlines.within(Duration.ofSeconds(10));
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private Ask() {
    }

    static Egress reaching(String... urls) {
        return reaching(Limits.usual(), urls);
    }

    static Egress reaching(Limits limits, String... urls) {
        return Egress.guarded(allowing(urls), limits);
    }

    static Allowances allowing(String... urls) {
        return Allowances.of(List.of(urls).stream().map(url -> (Allowance) Allowance.written(url)).toList());
    }

    static Outgoing get(String url, Deadlines deadlines) {
        return Outgoing.draft("test", HttpMethod.GET, Destination.of(url), deadlines).ready();
    }

    static Outgoing post(String url, String body) {
        return Outgoing.draft("test", HttpMethod.POST, Destination.of(url), PATIENT)
                .header("Content-Type", "application/json").body(body.getBytes(StandardCharsets.UTF_8)).ready();
    }

    static Incoming answer(Outcome outcome) {
        return switch (outcome) {
            case Incoming incoming -> incoming;
            case DialFailure failure -> throw new AssertionError(failure.toString());
        };
    }

    static String text(Outcome outcome) throws BodyBroken {
        try (var incoming = answer(outcome)) {
            return new String(incoming.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (BodyBroken broken) {
            throw broken;
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// One read, as text.
    static String piece(Incoming incoming) throws BodyBroken {
        var buffer = new byte[8192];
        int count = incoming.body().read(buffer, 0, buffer.length);
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    static DialFailure bodyFailure(Outcome outcome) {
        try {
            var text = text(outcome);
            throw new AssertionError("the body came to an end after " + text.length() + " bytes");
        } catch (BodyBroken broken) {
            return broken.failure();
        }
    }
}
