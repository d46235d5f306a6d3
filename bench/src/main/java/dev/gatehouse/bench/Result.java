package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// The figures of a run as a table for people: the first work by candidate and zone, then all of them in a line each.
final class Result {
    private final Options options;
    private final List<Lane> lanes;
    private final Map<Candidate, Map<String, OptionalLong>> memory = new LinkedHashMap<>();
    private final List<Double> starts;
    private final String loadBefore;
    private final List<String> proofs;

    /// Reads the memory of the candidates, which still run.
    Result(Options options, List<Lane> lanes, List<Double> starts, String loadBefore, List<String> proofs) {
        this.options = options;
        this.lanes = List.copyOf(lanes);
        lanes.forEach(lane -> memory.computeIfAbsent(lane.candidate(), candidate -> candidate.processes().memory()));
        this.starts = starts;
        this.loadBefore = loadBefore;
        this.proofs = proofs;
    }

    /// The table.
    @Override
    public String toString() {
        var text = new StringBuilder();
        Work first = options.works().getFirst();
        text.append("%s, %s%nload average before %s, after %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.inWords(), loadBefore, Machine.load()));
        text.append("%d calls and a round of each kind to warm up, then %d rounds of %d calls (heavier works fewer); CPU in µs a call, median (least to most)%n%n".formatted(options.warmup(), options.rounds(), options.calls()));
        heading(text, first.text(), "PSS MB");
        lanes.stream().filter(lane -> lane.work() == first).forEach(lane -> candidate(text, lane));
        text.append(System.lineSeparator());
        heading(text, "all works", "");
        lanes.stream().filter(lane -> !memory.get(lane.candidate()).isEmpty()).forEach(lane -> row(text, lane.name(), connections -> lane.spread(connections, Round::total), ""));
        options.works().forEach(work -> ratio(text, work));
        bridging(text);
        if (!starts.isEmpty()) {
            var start = Spread.of(starts);
            text.append("%nstart to the first answered call: median %.2f s, least %.2f s, most %.2f s of %d%n".formatted(start.median(), start.least(), start.most(), starts.size()));
        }
        text.append("%nproven before the rounds: %s%nproven after the rounds: %s%n".formatted(proofs.get(0), proofs.get(1)));
        return text.toString();
    }

    private void heading(StringBuilder text, String first, String last) {
        text.append("%-30s".formatted(first));
        options.connections().forEach(n -> text.append("%24s".formatted(n == 1 ? "1 connection" : n + " connections")));
        text.append("%12s%n".formatted(last));
    }

    private void candidate(StringBuilder text, Lane lane) {
        Map<String, OptionalLong> processes = memory.get(lane.candidate());
        if (processes.isEmpty()) {
            text.append("%s%n".formatted(lane.candidate().name()));
        } else {
            row(text, lane.candidate().name(), connections -> lane.spread(connections, Round::total), megabytes(processes.values().stream().toList()));
        }
        if (processes.size() > 2) {
            processes.forEach((process, pss) -> row(text, "  " + process, connections -> lane.spread(connections, round -> round.cpu().get(process)), megabytes(List.of(pss))));
        }
        row(text, "  its upstream", connections -> lane.spread(connections, Round::upstream), "");
        row(text, "  calls a second", connections -> lane.spread(connections, Round::callsPerSecond), "");
    }

    private void ratio(StringBuilder text, Work work) {
        Optional<Lane> house = lane("gatehouse", work);
        Optional<Lane> nginx = lane("nginx", work);
        if (house.isPresent() && nginx.isPresent()) {
            figures(text, "gatehouse : nginx, " + work.text(), connections -> "%.1f×".formatted(median(house, connections) / median(nginx, connections)));
        }
    }

    /// What translating adds to a call: what either side's era costs stands on both sides of the difference.
    private void bridging(StringBuilder text) {
        List<Optional<Lane>> four = Stream.of(Work.MODERN_TO_LEGACY, Work.LEGACY_TO_MODERN, Work.MODERN, Work.LEGACY).map(work -> lane("gatehouse", work)).toList();
        if (four.stream().allMatch(Optional::isPresent)) {
            figures(text, "bridging, mean of both ways", connections -> "%.0f".formatted(
                (median(four.get(0), connections) + median(four.get(1), connections) - median(four.get(2), connections) - median(four.get(3), connections)) / 2));
        }
    }

    private Optional<Lane> lane(String candidate, Work work) {
        return lanes.stream().filter(lane -> lane.candidate().name().equals(candidate) && lane.work() == work).findFirst();
    }

    private static double median(Optional<Lane> lane, int connections) {
        return lane.orElseThrow().spread(connections, Round::total).median();
    }

    private void figures(StringBuilder text, String name, IntFunction<String> figure) {
        text.append("%-30s".formatted(name));
        options.connections().forEach(connections -> text.append("%24s".formatted(figure.apply(connections))));
        text.append(System.lineSeparator());
    }

    private void row(StringBuilder text, String name, IntFunction<Spread> column, String memory) {
        text.append("%-30s".formatted(name));
        for (int connections : options.connections()) {
            Spread spread = column.apply(connections);
            text.append("%24s".formatted("%.0f (%.0f to %.0f)".formatted(spread.median(), spread.least(), spread.most())));
        }
        text.append("%12s%n".formatted(memory));
    }

    private static String megabytes(List<OptionalLong> each) {
        return each.stream().anyMatch(OptionalLong::isEmpty) ? "not readable" : "%.0f".formatted(each.stream().mapToLong(OptionalLong::getAsLong).sum() / 1e6);
    }
}
