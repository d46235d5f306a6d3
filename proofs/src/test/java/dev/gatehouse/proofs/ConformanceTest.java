package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The official conformance suite, where `./dev setup` installed it.
class ConformanceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// One scenario for each thing that the toolkit does in a way of its own; `./dev conformance direct ours` runs them all.
    private static final String SOME = "server-stateless,server-sse-polling,tools-call-elicitation,input-required-result-multi-round,"
        + "http-custom-header-server-validation,tasks-mrtr-input";

    /// Requests that stand alone, and questions of both eras; `./dev conformance through` runs all scenarios.
    private static final String SOME_THROUGH = "server-stateless,tools-call-elicitation@2025-11-25,input-required-result-multi-round";

    @Test
    void theTypeScriptFixturePassesTheSuiteByItself() {
        pass("direct");
    }

    @Test
    void ourFixturePassesSomeOfTheSuiteByItself() {
        pass("direct", "ours", SOME);
    }

    @Test
    void theTypeScriptFixturePassesSomeOfTheSuiteThroughTheGateway() {
        pass("through", "2025-11-25,2026-07-28", SOME_THROUGH);
    }

    /// The one scenario that wants three things of a client in a row; `./dev conformance client` runs all of them.
    @Test
    void theGatewayTowardsServersPassesOneOfTheSuite() {
        pass("client", "sse-retry");
    }

    private static void pass(String... words) {
        assumeTrue(Files.exists(Papers.TREE.resolve(".cache/conformance/installed")), "left out: the conformance suite is not installed (./dev setup)");
        List<String> command = new ArrayList<>(List.of(Papers.TREE.resolve("scripts/conformance.sh").toString()));
        command.addAll(List.of(words));
        Ran ran = Ran.of(command, Papers.TREE, Map.of(), PATIENCE).ended(0);
        assertThat(ran.out().strip().lines().toList().getLast()).matches("[1-9][0-9]* passed, 0 failed");
    }
}
