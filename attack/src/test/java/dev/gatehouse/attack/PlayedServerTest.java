package dev.gatehouse.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.attack.Verdict.Held;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The runner judged against a server that is right, and one that is wrong in one point at a time: it sees that point and no other.
class PlayedServerTest {
    private static final List<Attack> ALL = Attacks.all();
    private static PlayedServer server;
    private static Town town;

    @BeforeAll
    static void start() throws IOException, Unusable {
        server = new PlayedServer();
        town = new Town(server.url(), "Authorization", true, Town.playedProfile());
    }

    @AfterAll
    static void end() {
        town.close();
        server.close();
    }

    static Stream<Attack> attacks() {
        return ALL.stream();
    }

    @Test
    void aServerThatIsRightHoldsAgainstAll() throws InterruptedException {
        server.flawed("");
        Report report = town.runner.run(ALL, _ -> { });
        assertThat(report.results().stream().filter(result -> !(result.verdict() instanceof Held)).map(Report::row)).isEmpty();
        assertThat(report.stands()).isTrue();
    }

    /// Of the others those are tried that use an act which this one uses, objects being made apart: they are the ones that could be mixed up.
    @ParameterizedTest
    @MethodSource("attacks")
    void aServerThatIsWrongInOnePointFallsThereAndNowhereElse(Attack attack) throws InterruptedException {
        server.flawed(attack.id());
        assertThat(town.runner.run(attack)).as(attack.id()).isInstanceOf(Fell.class);
        for (Attack other : ALL) {
            if (!other.id().equals(attack.id()) && !Collections.disjoint(acts(attack), acts(other)) && !other.id().equals("refusals-that-take")) {
                assertThat(town.runner.run(other)).as(other.id() + " at a server with " + attack.id()).isInstanceOf(Held.class);
            }
        }
    }

    private static Set<String> acts(Attack attack) {
        Set<String> acts = new TreeSet<>(attack.acts());
        acts.removeAll(Set.of("create", "list"));
        return acts;
    }
}
