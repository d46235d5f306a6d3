package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The official conformance suite, where `./dev setup` installed it.
class ConformanceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void theTypeScriptFixturePassesTheSuiteByItself() {
        assumeTrue(Files.exists(Papers.TREE.resolve(".cache/conformance/installed")), "left out: the conformance suite is not installed (./dev setup)");
        Ran ran = Ran.of(List.of(Papers.TREE.resolve("scripts/conformance.sh").toString(), "direct"), Papers.TREE, Map.of(), PATIENCE).ended(0);
        assertThat(ran.out().strip().lines().toList().getLast()).matches("[1-9][0-9]* passed, 0 failed");
    }
}
