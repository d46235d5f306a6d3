package dev.gatehouse.checks.rate;

import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.rate.Budgets.Budget;
import dev.gatehouse.pipeline.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A million callers come by, and no more is kept of them than is written: 10,000 keys of some 200 bytes for each limit, and of the day's
/// budgets 12 bytes a key in a table that doubles. Prints what the heap holds.
class AMillionCallersTest {
    private static final int CALLERS = 1_000_000;
    private static final Pattern ROW = Pattern.compile("\\s+\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private long now = 1;

    @Test
    void areRememberedWithinTheBound() throws Exception {
        var limits = CallRate.Limits.of(new Allowance(600, 60, OptionalInt.empty(), 16), 8, 10_000);
        var rate = new CallRate(limits, Costs.USUAL, Budgets.NONE, () -> now);
        long before = bytes("java.util.LinkedHashMap$Entry");
        int passed = 0;
        for (int caller = 0; caller < CALLERS; caller++) {
            now += 11_000; // a little more than 10,000 in the tenth of a second for which a call keeps its caller busy
            if (rate.judge(listing(person("acme", "caller-" + caller))) instanceof Verdict.Hold(var slot)) {
                slot.release();
                passed++;
            }
        }
        assertThat(rate.known()).isLessThanOrEqualTo(10_000);
        assertThat(passed).as("nobody is turned away for want of room").isEqualTo(CALLERS);
        assertThat(bytes("java.util.LinkedHashMap$Entry") - before).isLessThan(10_000 * 64);
    }

    @Test
    void areRememberedWithinTheBoundOfBudgetsToo() throws Exception {
        var budgets = new DayBudgets(() -> Instant.EPOCH, () -> 1, CALLERS, Journal.FORGOTTEN);
        long before = bytes("[J") + bytes("[I");
        int passed = 0;
        for (int caller = 0; caller < CALLERS; caller++) {
            passed += budgets.spend(List.of(new Budget("caller", "caller-" + caller, 1))).isEmpty() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(CALLERS);
        assertThat(budgets.spend(List.of(new Budget("caller", "caller-7", 1)))).isPresent();
        assertThat(budgets.spend(List.of(new Budget("caller", "one more", 1)))).as("no room").isPresent();
        assertThat(bytes("[J") + bytes("[I") - before).isBetween(12L * CALLERS, 26_000_000L);
    }

    /// How much the heap holds of this class, after a collection. The room itself reads no management module: it is asked by name.
    private static long bytes(String type) throws Exception {
        Object server = Class.forName("java.lang.management.ManagementFactory").getMethod("getPlatformMBeanServer").invoke(null);
        Class<?> named = Class.forName("javax.management.ObjectName");
        Object commands = named.getConstructor(String.class).newInstance("com.sun.management:type=DiagnosticCommand");
        String histogram = (String) Class.forName("javax.management.MBeanServer").getMethod("invoke", named, String.class, Object[].class, String[].class)
            .invoke(server, commands, "gcClassHistogram", new Object[] {new String[0]}, new String[] {String[].class.getName()});
        List<String> rows = histogram.lines().toList();
        rows.stream().limit(8).forEach(System.out::println);
        return rows.stream().map(ROW::matcher).filter(row -> row.matches() && row.group(3).equals(type)).mapToLong(row -> Long.parseLong(row.group(2))).sum();
    }
}
