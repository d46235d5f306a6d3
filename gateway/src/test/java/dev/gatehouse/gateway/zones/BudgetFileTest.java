package dev.gatehouse.gateway.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.checks.rate.Budgets;
import dev.gatehouse.checks.rate.Budgets.Budget;
import dev.gatehouse.checks.rate.DayBudgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetFileTest {
    private static final List<Budget> ALICE = List.of(new Budget("caller", "alice", 5));
    @TempDir Path folder;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private Budgets opened() throws IOException {
        return new DayBudgets(() -> now, System::nanoTime, 1_000, new BudgetFile(folder));
    }

    private static long tries(Budgets budgets, int tries) {
        return IntStream.range(0, tries).filter(_ -> budgets.spend(ALICE).isEmpty()).count();
    }

    private Path file() {
        return folder.resolve("budgets.spent");
    }

    @Test
    void aGateThatBeginsAnewGoesOnCountingUntilTheNextDay() throws IOException {
        assertThat(tries(opened(), 2)).isEqualTo(2);
        assertThat(tries(opened(), 2)).isEqualTo(2);
        now = now.minus(Duration.ofDays(3));
        assertThat(tries(opened(), 9)).as("a clock that was set back").isEqualTo(1);
        now = now.plus(Duration.ofDays(4));
        assertThat(tries(opened(), 9)).isEqualTo(5);
    }

    @Test
    void nothingIsWrittenBeforeSomethingIsSpentAndNobodyElseMayReadIt() throws IOException {
        Budgets budgets = opened();
        assertThat(file()).doesNotExist();
        tries(budgets, 3);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file())).doesNotContain("alice").hasLineCount(4);
    }

    @Test
    void aLineThatWasCutIsLeftOut() throws IOException {
        tries(opened(), 3);
        Files.writeString(file(), "0123", StandardOpenOption.APPEND);
        assertThat(tries(opened(), 9)).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotWhatWasWrittenEndsTheStart() throws IOException {
        tries(opened(), 3);
        Files.writeString(file(), "spent nothing\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::opened).isInstanceOf(IOException.class).hasMessageContaining("budgets.spent").hasMessageContaining("remove it");
        Files.writeString(file(), "");
        assertThatThrownBy(this::opened).isInstanceOf(IOException.class);
    }

    @Test
    void aFileOfManyDaysCallsStaysSmall() throws IOException {
        Budgets budgets = opened();
        for (int at = 0; at < 12_000; at++) {
            budgets.spend(List.of(new Budget("caller", "k" + at % 50, 1_000_000)));
        }
        assertThat(Files.size(file())).isLessThan(120_000);
    }
}
