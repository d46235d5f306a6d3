package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.machine.Processes;

/// What stands between the clients and the upstream while it is measured.
public sealed interface Candidate extends AutoCloseable permits Direct, Nginx, House {
    /// Its name in the table.
    String name();

    /// Where calls are sent.
    Target target();

    /// All processes that it consists of; asked before and after each round, so that a restarted one is noticed.
    Processes processes();

    /// Ends it.
    @Override
    void close();
}
