package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/promises.md` promises nothing without a test: each row of its tables of promises names one that exists, or reads *not yet*.
class PromisesTest {
    private static final String TEST = "`(\\w+Test(?:\\.\\w+)?)`";

    @Test
    void everyPromiseNamesATestThatExistsOrReadsNotYet() {
        var sources = Papers.sources();
        List<String> wrong = new ArrayList<>();
        for (List<String> row : promises()) {
            List<String> tests = Papers.found(TEST, row.get(1));
            if (tests.isEmpty() && !row.get(1).contains("*not yet*")) {
                wrong.add("without a test: " + row.get(0));
            }
            for (String test : tests) {
                String[] parts = test.split("\\.");
                if (sources.getOrDefault(parts[0], List.of()).stream().noneMatch(source -> parts.length == 1 || Papers.text(source).contains(" " + parts[1] + "("))) {
                    wrong.add("no such test: " + test);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The rows of every table whose second column is called *held by*.
    private static List<List<String>> promises() {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Papers.text(Papers.TREE.resolve("docs/promises.md")).lines().toList()) {
            inside = line.startsWith("|") && (inside || line.endsWith("| held by |"));
            if (inside && !line.startsWith("|---") && !line.endsWith("| held by |")) {
                String[] cells = line.split("\\|");
                rows.add(List.of(cells[1].strip(), cells.length > 2 ? cells[2].strip() : ""));
            }
        }
        assertThat(rows).as("promises").hasSizeGreaterThan(30);
        return rows;
    }
}
