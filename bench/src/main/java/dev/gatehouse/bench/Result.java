package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.machine.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/// The figures of a run as a table for people.
final class Result {
    private final Options options;
    private final Map<String, Map<Integer, List<Round>>> rounds = new LinkedHashMap<>();
    private final Map<String, Map<String, OptionalLong>> memory = new LinkedHashMap<>();
    private final List<Double> starts;
    private final String loadBefore;
    private final List<String> proofs;

    /// Reads the memory of the candidates, which still run.
    Result(Options options, Map<Candidate, Map<Integer, List<Round>>> measured, List<Double> starts, String loadBefore, List<String> proofs) {
        this.options = options;
        measured.forEach((candidate, each) -> {
            rounds.put(candidate.name(), each);
            memory.put(candidate.name(), candidate.processes().memory());
        });
        this.starts = starts;
        this.loadBefore = loadBefore;
        this.proofs = proofs;
    }

    /// CPU of a candidate in microseconds a call.
    Spread cpu(String candidate, int connections) {
        return spread(candidate, connections, Round::total);
    }

    private Spread spread(String candidate, int connections, ToDoubleFunction<Round> what) {
        return Spread.of(rounds.get(candidate).get(connections).stream().map(what::applyAsDouble).toList());
    }

    /// The table.
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("%s, %s%nload average before %s, after %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.inWords(), loadBefore, Machine.load()));
        text.append("%d calls and a round of each kind to warm up, then %d rounds of %d calls; 1 KB each way; CPU in µs a call, median (least to most)%n%n".formatted(options.warmup(), options.rounds(), options.calls()));
        text.append("%-16s".formatted(""));
        options.connections().forEach(n -> text.append("%24s".formatted(n == 1 ? "1 connection" : n + " connections")));
        text.append("%12s%n".formatted("PSS MB"));
        rounds.keySet().forEach(name -> candidate(text, name));
        ratios(text);
        if (!starts.isEmpty()) {
            var start = Spread.of(starts);
            text.append("%nstart to the first answered call: median %.2f s, least %.2f s, most %.2f s of %d%n".formatted(start.median(), start.least(), start.most(), starts.size()));
        }
        text.append("%nproven before the rounds: %s%nproven after the rounds: %s%n".formatted(proofs.get(0), proofs.get(1)));
        return text.toString();
    }

    private void candidate(StringBuilder text, String name) {
        if (memory.get(name).isEmpty()) {
            text.append("%s%n".formatted(name));
        } else {
            row(text, name, connections -> spread(name, connections, Round::total), megabytes(memory.get(name).values().stream().toList()));
        }
        if (memory.get(name).size() > 2) {
            memory.get(name).forEach((process, pss) ->
                row(text, "  " + process, connections -> spread(name, connections, round -> round.cpu().get(process)), megabytes(List.of(pss))));
        }
        row(text, "  its upstream", connections -> spread(name, connections, Round::upstream), "");
        row(text, "  calls a second", connections -> spread(name, connections, Round::callsPerSecond), "");
    }

    private void ratios(StringBuilder text) {
        text.append("%-16s".formatted("gatehouse : nginx"));
        for (int n : options.connections()) {
            text.append("%23.1f×".formatted(cpu("gatehouse", n).median() / cpu("nginx", n).median()));
        }
        text.append(System.lineSeparator());
    }

    private interface Column {
        Spread at(int connections);
    }

    private void row(StringBuilder text, String name, Column column, String memory) {
        text.append("%-16s".formatted(name));
        for (int connections : options.connections()) {
            Spread spread = column.at(connections);
            text.append("%24s".formatted("%.0f (%.0f to %.0f)".formatted(spread.median(), spread.least(), spread.most())));
        }
        text.append("%12s%n".formatted(memory));
    }

    private static String megabytes(List<OptionalLong> each) {
        return each.stream().anyMatch(OptionalLong::isEmpty) ? "not readable" : "%.0f".formatted(each.stream().mapToLong(OptionalLong::getAsLong).sum() / 1e6);
    }
}
