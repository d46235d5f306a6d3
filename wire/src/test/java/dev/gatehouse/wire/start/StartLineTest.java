package dev.gatehouse.wire.start;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartLineTest {
    private static final String SECRET = "A".repeat(43);

    @Test
    void whatTheLauncherWritesTheZoneReads() throws Exception {
        StartSecret secret = StartSecret.random();
        var facts = new LinkedHashMap<String, String>();
        facts.put("home", "/var/lib/gate house/ä=1\n2%");
        facts.put("empty", "");
        var written = new StartLine(GATE, Secrets.of(Map.of(BROKER, secret, RECORDER, StartSecret.random())), facts);
        StartLine read = StartLine.readFrom(new ByteArrayInputStream(written.bytes()));
        assertThat(read.zone()).isEqualTo(GATE);
        assertThat(read.facts()).isEqualTo(facts);
        assertThat(read.secrets().zones()).containsExactlyInAnyOrder(BROKER, RECORDER);
        assertThat(read.secrets().with(BROKER).orElseThrow().prove(new byte[] {1})).isEqualTo(secret.prove(new byte[] {1}));
        assertThat(read.bytes()).isEqualTo(written.bytes());
    }

    @Test
    void theLineHasTheFormThatIsWrittenDown() {
        var secret = StartSecret.of(new byte[32]);
        var line = new StartLine(GATE, Secrets.of(Map.of(BROKER, secret)), Map.of("home", "/a b"));
        assertThat(new String(line.bytes(), StandardCharsets.US_ASCII)).isEqualTo("gatehouse-start 1 gate broker=" + SECRET + " -- home=/a%20b\n");
    }

    @Test
    void whatFollowsTheLineStaysInTheStream() throws Exception {
        var in = new ByteArrayInputStream("gatehouse-start 1 gate\nrest".getBytes(StandardCharsets.US_ASCII));
        StartLine.readFrom(in);
        assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gatehouse-start 1 ", "gatehouse-start 2 gate", "gatehouse-start 1 Gate", "gatehouse-start 1 nobody",
            " gatehouse-start 1 gate", "gatehouse-start 1 gate ", "gatehouse-start 1  gate", "gatehouse-start 1 gate broker",
            "gatehouse-start 1 gate broker=short", "gatehouse-start 1 gate nobody=" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "gatehouse-start 1 gate broker=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA$", "gatehouse-start 1 gate -- Home=1",
            "gatehouse-start 1 gate -- home=1 home=2", "gatehouse-start 1 gate -- home=%2", "gatehouse-start 1 gate -- home=%zz",
            "gatehouse-start 1 gate -- home=%FF", "gatehouse-start 1 gate -- home=a=b", "gatehouse-start 1 gate -- -- home=1",
            "gatehouse-start 1 gate home=1", "gatehouse-start 1 gate\r"})
    void anythingElseIsNoStartLine(String line) {
        assertThatThrownBy(() -> StartLine.readFrom(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoSecretsForOneZoneAreNoStart() {
        String line = "gatehouse-start 1 gate broker=" + SECRET + " broker=" + SECRET + "\n";
        assertThatThrownBy(() -> StartLine.readFrom(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("AAAA");
    }

    @Test
    void aCutLineIsNoStart() {
        assertThatThrownBy(() -> StartLine.readFrom(new ByteArrayInputStream("gatehouse-start 1 gate".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aLineWithoutEndIsNoStart() {
        assertThatThrownBy(() -> StartLine.readFrom(new ByteArrayInputStream(new byte[StartLine.LIMIT + 10])))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too long");
    }

    @Test
    void aLineOverTheLimitIsNotWritten() {
        var line = new StartLine(GATE, Secrets.of(Map.of()), Map.of("a", "x".repeat(StartLine.LIMIT)));
        assertThatThrownBy(line::bytes).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTextShowsASecret() {
        StartSecret secret = StartSecret.of(new byte[32]);
        var line = new StartLine(GATE, Secrets.of(Map.of(BROKER, secret)), Map.of("home", "/secret/place"));
        for (Object shown : List.of(secret, line.secrets(), line)) {
            assertThat(shown.toString()).doesNotContain("AAAA", "[0, 0", "/secret/place");
        }
    }

    @Test
    void anErasedSecretProvesNothing() {
        StartSecret secret = StartSecret.random();
        var line = new StartLine(GATE, Secrets.of(Map.of(BROKER, secret)), Map.of());
        line.erase();
        assertThatThrownBy(() -> secret.prove(new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(line::bytes).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNeededFactThatIsMissingIsNamed() {
        var line = new StartLine(GATE, Secrets.of(Map.of()), Map.of());
        assertThatThrownBy(() -> line.need("home")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("home");
    }
}
