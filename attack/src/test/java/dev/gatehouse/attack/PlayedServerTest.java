package dev.gatehouse.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.attack.Verdict.Held;
import dev.gatehouse.attack.conversation.Posted;
import dev.gatehouse.attack.script.Step;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Test
    void whoIsTooFastWaitsAndSaysItAgain() throws InterruptedException {
        server.flawed("");
        for (String id : List.of("get-by-id", "cancel-of-another")) {
            server.busyFor(3);
            assertThat(town.runner.run(attack(id))).isInstanceOf(Held.class);
        }
    }

    @Test
    void whoIsRefusedEverythingProvesNothing() throws InterruptedException {
        server.flawed("");
        try (var strangers = new Town(server.url(), "X-Other", true)) {
            assertThat(strangers.runner.run(attack("get-by-id"))).isInstanceOf(Verdict.NotTried.class);
            assertThat(strangers.runner.run(List.of(attack("get-by-id")), _ -> { }).stands()).isFalse();
        }
    }

    @Test
    void theRequestsOfAnAttackThatFellRepeatItWithoutACredential() throws InterruptedException {
        server.flawed("update-by-id");
        Fell fell = (Fell) town.runner.run(attack("update-by-id"));
        assertThat(fell.requests()).extracting(Posted::curl).hasSize(2).allMatch(line -> line.startsWith("curl -sS 'http://127.0.0.1:"))
            .noneMatch(line -> line.contains("0123456789abcdef"));
        assertThat(fell.requests().getFirst().curl()).contains("\"Authorization: Bearer $BOB\"", "update_note");
        assertThat(fell.requests().getLast().curl()).contains("\"Authorization: Bearer $ALICE\"", "get_note");
    }

    private static Attack attack(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /// Of the others those are tried that use an act which Bob attacks with here: they are the ones that could be mixed up.
    @ParameterizedTest
    @MethodSource("attacks")
    void aServerThatIsWrongInOnePointFallsThereAndNowhereElse(Attack attack) throws InterruptedException {
        server.flawed(attack.id());
        assertThat(town.runner.run(attack)).as(attack.id()).isInstanceOf(Fell.class);
        for (Attack other : ALL) {
            if (!other.id().equals(attack.id()) && !Collections.disjoint(aims(attack), other.acts()) && !other.id().equals("refusals-that-take")) {
                assertThat(town.runner.run(other)).as(other.id() + " at a server with " + attack.id()).isInstanceOf(Held.class);
            }
        }
    }

    private static Set<String> aims(Attack attack) {
        return attack.attack().stream().map(step -> switch (step) {
            case Step.Do does when does.by().equals("bob") -> does.act();
            case Step.Start starts -> starts.act();
            case Step.Pairs pairs -> pairs.act();
            case Step.Do _, Step.Cancel _, Step.Accept _, Step.Settle _, Step.Finish _ -> "";
        }).collect(Collectors.toSet());
    }
}
