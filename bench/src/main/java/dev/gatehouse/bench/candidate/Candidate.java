package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Processes;
import dev.gatehouse.protocol.Era;

/// What stands between the clients and the upstream while it is measured.
public sealed interface Candidate extends AutoCloseable permits Direct, Nginx, House {
    /// Its name in the table.
    String name();

    /// Whether it has what this work needs.
    boolean can(Work work);

    /// Where calls to the upstream of this era are sent.
    Target target(Era server);

    /// All processes that it consists of; asked before and after each round, so that a restarted one is noticed.
    Processes processes();

    /// Ends it.
    @Override
    void close();
}
