package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each wall is needed: without it, [BreachTest] fails for every zone that it matters to. Long; `./dev prove breach` runs it.
class BreachWithoutAWallTest {
    private static final Map<Integer, BreachTables> WHOLE = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"1001, LANDLOCK", "1001, FIRST_STAGE", "1001, SECOND_STAGE", "0, LANDLOCK", "0, FIRST_STAGE", "0, SECOND_STAGE", "0, USER_PER_ZONE"})
    void aBreachedZoneReachesMore(int person, Sabotage.Wall wall) {
        assumeTrue("breach".equals(System.getProperty("prove")), "long: run ./dev prove breach");
        BreachTest.wallsCanBeShown();
        BreachTables whole = WHOLE.computeIfAbsent(person, who -> BreachTables.measured(who, Set.of()));
        BreachTables less = BreachTables.measured(person, Set.of(wall));
        for (String place : mattersTo(person, wall)) {
            assertThat(whole.changes(less, place)).as("what the " + place + " reaches without " + wall).anyMatch(change -> change.contains(": **reached** instead of "));
        }
    }

    /// A hosted server has no second stage. The keeper's only keeps it from other zones' limits and priorities, as a user of its own does.
    private static List<String> mattersTo(int person, Sabotage.Wall wall) {
        List<String> places = new ArrayList<>(BreachedHouse.places());
        places.remove("launcher");
        if (wall == Sabotage.Wall.SECOND_STAGE) {
            places.remove("server");
            places.removeIf(place -> place.equals("keeper") && person == 0);
        }
        return places;
    }
}
