package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.confine.Kernel;
import dev.gatehouse.confine.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What code inside a zone, a hosted server or the launcher can reach is what `docs/promises.md` says, row by row.
class BreachTest {
    static final int SOMEBODY = 1001;

    @Test
    void startedAsRootABreachedZoneReachesWhatThePromisesSay() {
        wallsCanBeShown();
        Section.of("docs/promises.md", "breach-root").holds(BreachTables.measured(0, Set.of()).markdown());
    }

    @Test
    void startedByAnOrdinaryUserABreachedZoneReachesWhatThePromisesSay() {
        wallsCanBeShown();
        Section.of("docs/promises.md", "breach-user").holds(BreachTables.measured(SOMEBODY, Set.of()).markdown());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER_PER_ZONE")
    void aZoneThatLacksAWallDoesNotServe(Sabotage.Wall wall) {
        wallsCanBeShown();
        Ran up = BreachedHouse.startedInTheOpen(SOMEBODY, wall);
        assertThat(up.code()).as(up.out()).isNotZero();
        assertThat(up.err()).contains("Not stopped: ");
    }

    /// Left out by name where this machine cannot show it.
    static void wallsCanBeShown() {
        assumeTrue(Kernel.probe().hasAllWalls(), "this kernel has not all walls: " + Kernel.probe().missing());
        assumeTrue(Processes.root(), "only root can start a house with a user for each zone, and one as another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv (util-linux) is not installed");
    }
}
