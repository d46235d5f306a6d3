package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Processes;
import dev.gatehouse.bench.upstream.Upstream;
import dev.gatehouse.protocol.Era;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Nothing in between: what the upstream itself costs, and that it is not what is measured.
public record Direct(int upstream) implements Candidate {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public boolean can(Work work) {
        return !work.bridged();
    }

    @Override
    public Target target(Era server) {
        return new Target(URI.create("http://127.0.0.1:" + upstream + Upstream.path(server)), Optional.empty());
    }

    @Override
    public Processes processes() {
        return new Processes(Map.of());
    }

    @Override
    public void close() {
        // There is nothing to end.
    }
}
