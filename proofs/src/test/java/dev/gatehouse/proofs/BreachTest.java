package dev.gatehouse.proofs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.confine.Kernel;
import dev.gatehouse.confine.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

    /// Left out by name where this machine cannot show it.
    static void wallsCanBeShown() {
        assumeTrue(Kernel.probe().hasAllWalls(), "this kernel has not all walls: " + Kernel.probe().missing());
        assumeTrue(Processes.root(), "only root can start a house with a user for each zone, and one as another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv (util-linux) is not installed");
    }
}
