package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.upstream.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// One work through one candidate, and what its rounds cost.
final class Lane {
    private final Candidate candidate;
    private final Work work;
    private final Load load;
    private final Map<Integer, List<Round>> rounds = new LinkedHashMap<>();

    Lane(Candidate candidate, Work work) {
        this.candidate = candidate;
        this.work = work;
        this.load = new Load(candidate.target(work.server()), work);
    }

    Candidate candidate() {
        return candidate;
    }

    Work work() {
        return work;
    }

    Load load() {
        return load;
    }

    /// What it is, for people.
    String name() {
        return candidate.name() + ", " + work.text();
    }

    /// One round more.
    ///
    /// @param calls how many calls a round of the lightest work has
    Round measure(Upstream upstream, int calls, int connections) throws IOException, InterruptedException {
        Round round = Round.measured(candidate, load, upstream, work.calls(calls), connections);
        rounds.computeIfAbsent(connections, _ -> new ArrayList<>()).add(round);
        return round;
    }

    /// A figure of all rounds with so many connections.
    Spread spread(int connections, ToDoubleFunction<Round> what) {
        return Spread.of(rounds.get(connections).stream().map(what::applyAsDouble).toList());
    }
}
