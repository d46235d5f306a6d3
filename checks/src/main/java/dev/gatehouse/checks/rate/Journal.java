package dev.gatehouse.checks.rate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Where a day's counts are kept, so that a process which begins anew goes on counting.
public interface Journal {
    /// Kept nowhere: the budgets end with the process.
    Journal FORGOTTEN = new Journal() {
        @Override
        public Optional<Page> read() {
            return Optional.empty();
        }

        @Override
        public void replace(Page page) {}

        @Override
        public void note(long key, int count) {}
    };

    /// What was kept last, each key with its last count; nothing where nothing was.
    ///
    /// @throws IOException also where it is not what was written: without it budgets would be given twice
    Optional<Page> read() throws IOException;

    /// Keeps this and nothing else.
    void replace(Page page) throws IOException;

    /// Keeps a new count of one key.
    void note(long key, int count) throws IOException;

    /// One day.
    ///
    /// @param salt what the keys were made with
    record Page(LocalDate day, byte[] salt, Map<Long, Integer> counts) {
        @Override
        public String toString() {
            return "Page[" + day + ", " + counts.size() + " keys]";
        }
    }
}
