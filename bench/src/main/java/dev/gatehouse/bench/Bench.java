package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.candidate.Direct;
import dev.gatehouse.bench.candidate.Everything;
import dev.gatehouse.bench.candidate.House;
import dev.gatehouse.bench.candidate.Nginx;
import dev.gatehouse.bench.candidate.Starts;
import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.machine.Folder;
import dev.gatehouse.bench.machine.Machine;
import dev.gatehouse.bench.upstream.Upstream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run: starts everything, warms it up, proves that all is on, measures in turns, proves it again, and tells.
final class Bench {
    private final Options options;
    private final PrintStream progress;

    /// @param progress where it says what it is doing; the result is returned
    Bench(Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    /// The figures of one run, of which every proof held.
    Result run() throws IOException, InterruptedException {
        String loadBefore = Machine.load();
        List<Double> starts = starts();
        try (var folder = Folder.fresh(); var upstream = Upstream.start(); var nginx = Nginx.start(upstream.port(), folder.path());
             var house = House.start(options.gatehouse(), upstream.port(), folder.path())) {
            Map<Candidate, Load> loads = new LinkedHashMap<>();
            for (Candidate candidate : List.of(new Direct(upstream.port()), nginx, house)) {
                loads.put(candidate, new Load(candidate.target()));
            }
            warmUp(loads);
            var everything = new Everything(house, loads.get(house), loads.values().iterator().next(), upstream);
            String before = said("proof before the rounds: ", everything.prove());
            Map<Candidate, Map<Integer, List<Round>>> rounds = measure(loads, upstream);
            String after = said("proof after the rounds: ", everything.prove());
            return new Result(options, rounds, starts, loadBefore, List.of(before, after));
        }
    }

    private List<Double> starts() throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        for (int i = 1; i <= options.starts(); i++) {
            progress.println("start " + i + " of " + options.starts());
            starts.add(Starts.once(options.gatehouse()));
        }
        return starts;
    }

    /// At each number of connections, since a JVM that has learned one still has to learn the other.
    private void warmUp(Map<Candidate, Load> loads) throws IOException, InterruptedException {
        int most = options.connections().stream().max(Integer::compare).orElseThrow();
        for (var each : loads.entrySet()) {
            progress.println("warming up " + each.getKey().name() + ": " + options.warmup() + " calls");
            each.getValue().send(options.warmup(), most);
            for (int connections : options.connections()) {
                each.getValue().send(Math.min(options.warmup(), options.calls()), connections);
            }
        }
    }

    /// In turns, so that what the machine does meanwhile falls on all.
    private Map<Candidate, Map<Integer, List<Round>>> measure(Map<Candidate, Load> loads, Upstream upstream) throws IOException, InterruptedException {
        Map<Candidate, Map<Integer, List<Round>>> rounds = new LinkedHashMap<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (int connections : options.connections()) {
                for (var each : loads.entrySet()) {
                    Round measured = Round.measured(each.getKey(), each.getValue(), upstream, options.calls(), connections);
                    progress.printf("round %d, %d connections, %s: %.0f µs%n", round, connections, each.getKey().name(), measured.total());
                    rounds.computeIfAbsent(each.getKey(), _ -> new LinkedHashMap<>()).computeIfAbsent(connections, _ -> new ArrayList<>()).add(measured);
                }
            }
        }
        return rounds;
    }

    private String said(String what, String proof) {
        progress.println(what + proof);
        return proof;
    }
}
