package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The reader and a second one written by hand agree on what is JSON and where each value lies.
class DifferentialTest {

    private static final Envelope ENVELOPE = Envelope.of(Set.of("params", "_meta"), Set.of("id", "method", "params", "_meta", "name"));
    private static final JsonLimits STRICT = JsonLimits.strict(4_096).withMaxDepth(6).withMaxTokens(60).withEnvelope(ENVELOPE);
    private static final JsonLimits JUDGED = STRICT.withEnvelope(ENVELOPE.distinctThroughout());
    private static final JsonLimits CARRIED = JsonLimits.carried(4_096).withMaxStringBytes(40);

    @Test
    void bothReadersAgreeOnEveryDocumentAndSlice() {
        assertThat(Seeds.asked().run(DifferentialTest::everyRound)).isPositive();
    }

    private static void everyRound(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 30_000; round++) {
            byte[] document = new Documents(random).next();
            accepted += agree(document, STRICT) ? 1 : 0;
            agree(document, JUDGED);
            agree(document, CARRIED);
        }
        assertThat(accepted).as("the generator makes good documents too").isBetween(5_000, 25_000);
    }

    private static boolean agree(byte[] document, JsonLimits limits) {
        String expected = HandReader.slices(document, limits);
        String found;
        try {
            Json value = Json.parse(document, limits);
            found = HandReader.slicesOf(value, document);
            assertThat(trimmed(document)).isEqualTo(value.bytes());
        } catch (Malformed refused) {
            found = null;
        }
        assertThat(found).as(() -> new String(document, StandardCharsets.UTF_8)).isEqualTo(expected);
        return found != null;
    }

    private static byte[] trimmed(byte[] document) {
        return new String(document, StandardCharsets.UTF_8).replaceAll("^[ \t\r\n]+|[ \t\r\n]+$", "").getBytes(StandardCharsets.UTF_8);
    }
}
