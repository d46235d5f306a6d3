package dev.gatehouse.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.examples.vulnerable.VulnerableServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What trusts everything falls to every attack, and does what it should for those who attack nobody: the attacks can fail, so they prove something.
class VulnerableServerTest {
    private static VulnerableServer server;
    private static List<Town> towns;

    @BeforeAll
    static void start() throws IOException {
        server = VulnerableServer.start(0);
        towns = List.of(new Town(server.url(), "X-User", true), new Town(server.url(), "X-User", false));
    }

    @AfterAll
    static void end() {
        towns.forEach(Town::close);
        server.close();
    }

    static Stream<Attack> attacks() {
        return Attacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void itFallsToEveryAttackInBothEras(Attack attack) throws InterruptedException {
        for (Town town : towns) {
            Verdict verdict = town.runner.run(attack);
            assertThat(verdict).as(attack.id() + ": " + verdict).isInstanceOf(Fell.class);
        }
    }
}
