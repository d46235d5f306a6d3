package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// What was measured in one house: for every place and row, what the kernel answered, before a zone's last stage and after.
///
/// @param late  place → row → cell
/// @param early the same before the last stage, for what can be tried then
record BreachTables(Map<String, Map<String, String>> late, Map<String, Map<String, String>> early) {
    private static final List<String> CONNECTING = List.of("tcp", "fast-open", "mptcp");

    /// Lets the burglar try everything everywhere, and counts at the decoys that what was stopped did not arrive.
    static BreachTables measured(int person, Set<Sabotage.Wall> left) {
        Map<String, Map<String, String>> late = new LinkedHashMap<>();
        Map<String, Map<String, String>> early = new LinkedHashMap<>();
        try (BreachedHouse house = BreachedHouse.startedBy(person, left)) {
            house.decoys.connections();
            house.decoys.datagrams();
            for (String place : BreachedHouse.places()) {
                Map<String, String> answers = house.ask(place, BreachRow.all(house, place));
                late.put(place, cells(house, place, answers));
                arrived(house, place, answers);
                if (!List.of("server", "launcher").contains(place)) {
                    early.put(place, earlyCells(house, place));
                }
            }
        }
        return new BreachTables(late, early);
    }

    private static Map<String, String> cells(BreachedHouse house, String place, Map<String, String> answers) {
        Map<String, String> cells = new LinkedHashMap<>();
        BreachRow.ROWS.forEach(row -> cells.put(row.title(), row.cell(house, place, answers)));
        return cells;
    }

    private static Map<String, String> earlyCells(BreachedHouse house, String place) {
        Map<String, String> answers = house.early(place);
        Map<String, String> cells = new LinkedHashMap<>();
        BreachRow.ROWS.stream().filter(BreachRow::canBeTriedEarly).forEach(row -> cells.put(row.title(), row.cell(house, place, answers)));
        return cells;
    }

    private static void arrived(BreachedHouse house, String place, Map<String, String> answers) {
        long connections = reached(answers, CONNECTING);
        long datagrams = reached(answers, List.of("udp"));
        long came = 0;
        for (long until = System.nanoTime() + Duration.ofSeconds(2).toNanos(); came < connections && System.nanoTime() < until; LockSupport.parkNanos(1_000_000)) {
            came += house.decoys.connections();
        }
        assertThat(came + house.decoys.connections()).as("connections from the " + place + " at the decoy").isEqualTo(connections);
        assertThat(house.decoys.datagrams()).as("datagrams from the " + place + " at the decoy").isEqualTo((int) datagrams);
    }

    private static long reached(Map<String, String> answers, List<String> what) {
        return answers.entrySet().stream().filter(each -> what.contains(each.getKey().split(" ")[1]) && each.getValue().equals("OK")).count();
    }

    /// Both tables as Markdown.
    String markdown() {
        var text = new StringBuilder();
        header(text, "what is tried", BreachedHouse.places());
        for (BreachRow row : BreachRow.ROWS) {
            line(text, row.title(), BreachedHouse.places().stream().map(place -> late.get(place).get(row.title())).toList());
        }
        text.append("\nBefore the zone's last stage, which it takes before its listener accepts a byte, these answers differ:\n\n");
        header(text, "what is tried", List.copyOf(early.keySet()));
        for (BreachRow row : BreachRow.ROWS) {
            List<String> cells = new ArrayList<>();
            early.forEach((place, answers) -> cells.add(answers.getOrDefault(row.title(), "").equals(late.get(place).get(row.title())) ? ""
                : answers.getOrDefault(row.title(), "")));
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                line(text, row.title(), cells);
            }
        }
        return text.toString();
    }

    private static void header(StringBuilder text, String first, List<String> columns) {
        line(text, first, columns);
        text.append("|---".repeat(columns.size() + 1)).append("|\n");
    }

    private static void line(StringBuilder text, String first, List<String> cells) {
        text.append("| ").append(first);
        cells.forEach(cell -> text.append(cell.isEmpty() ? " |" : " | " + cell));
        text.append(" |\n");
    }

    /// Rows that came out otherwise than in another house, for one place: `row: then instead of now`.
    List<String> changes(BreachTables instead, String place) {
        List<String> changes = new ArrayList<>();
        late.get(place).forEach((row, cell) -> {
            if (!cell.equals(instead.late.get(place).get(row))) {
                changes.add(row + ": " + instead.late.get(place).get(row) + " instead of " + cell);
            }
        });
        return changes;
    }
}
