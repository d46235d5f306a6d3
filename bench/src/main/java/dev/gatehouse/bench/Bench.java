package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.candidate.Direct;
import dev.gatehouse.bench.candidate.Everything;
import dev.gatehouse.bench.candidate.House;
import dev.gatehouse.bench.candidate.Nginx;
import dev.gatehouse.bench.candidate.Starts;
import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Folder;
import dev.gatehouse.bench.machine.Machine;
import dev.gatehouse.bench.upstream.Upstream;
import dev.gatehouse.protocol.Era;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

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
            List<Lane> lanes = lanes(List.of(new Direct(upstream.port()), nginx, house));
            warmUp(lanes);
            var everything = new Everything(house, lanes.stream().filter(lane -> lane.candidate() == house).map(Lane::load).toList(),
                new Load(house.target(Era.MODERN), Work.MODERN), new Load(new Direct(upstream.port()).target(Era.MODERN), Work.MODERN), upstream);
            String before = said("proof before the rounds: ", everything.prove());
            measure(lanes, upstream);
            String after = said("proof after the rounds: ", everything.prove());
            return new Result(options, lanes, starts, loadBefore, List.of(before, after));
        }
    }

    private List<Lane> lanes(List<Candidate> candidates) {
        List<Lane> lanes = new ArrayList<>();
        for (Work work : options.works()) {
            candidates.stream().filter(candidate -> candidate.can(work)).forEach(candidate -> lanes.add(new Lane(candidate, work)));
        }
        return lanes;
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
    private void warmUp(List<Lane> lanes) throws IOException, InterruptedException {
        int most = options.connections().stream().max(Integer::compare).orElseThrow();
        for (Lane lane : lanes) {
            int calls = lane.work().calls(options.warmup());
            progress.println("warming up " + lane.name() + ": " + calls + " calls");
            lane.load().send(calls, most);
            for (int connections : options.connections()) {
                lane.load().send(Math.min(calls, lane.work().calls(options.calls())), connections);
            }
        }
    }

    /// In turns, so that what the machine does meanwhile falls on all.
    private void measure(List<Lane> lanes, Upstream upstream) throws IOException, InterruptedException {
        for (int round = 1; round <= options.rounds(); round++) {
            for (int connections : options.connections()) {
                for (Lane lane : lanes) {
                    progress.printf("round %d, %d connections, %s: %.0f µs%n", round, connections, lane.name(), lane.measure(upstream, options.calls(), connections).total());
                }
            }
        }
    }

    private String said(String what, String proof) {
        progress.println(what + proof);
        return proof;
    }
}
