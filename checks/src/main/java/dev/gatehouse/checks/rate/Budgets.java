package dev.gatehouse.checks.rate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is left of the day's budgets. Days are those of UTC. Whoever keeps them passes `BudgetsContract`. Callers wait for each other here:
/// an answer comes at once, or an exception, which refuses the call.
///
/// A step of the clock gives nobody a budget twice: one back leaves the day as it is, one forth begins the next day once.
public interface Budgets {
    /// Where no limit has a budget.
    Budgets NONE = new Budgets() {
        @Override
        public Optional<Budget> spend(List<Budget> all) {
            return all.stream().findFirst();
        }

        @Override
        public void giveBack(List<Budget> all) {}

        @Override
        public Duration untilRenewal() {
            return Duration.ofDays(1);
        }
    };

    /// Takes one call from each of these, or from none.
    ///
    /// @return the first that is spent; nothing where each had one left
    Optional<Budget> spend(List<Budget> all);

    /// Gives one call back to each of these: it had paid before.
    void giveBack(List<Budget> all);

    /// How long until all are whole again.
    Duration untilRenewal();

    /// One budget.
    ///
    /// @param of what it limits, such as `caller`
    /// @param key whose it is; never shown
    /// @param perDay how many calls
    record Budget(String of, String key, int perDay) {
        @Override
        public String toString() {
            return "Budget[" + of + ", " + perDay + "]";
        }
    }
}
