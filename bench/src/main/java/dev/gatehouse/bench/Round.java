package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Candidate;
import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.machine.Processes;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Upstream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one round cost: CPU of each process in microseconds a call, that of the upstream, and the calls a second.
///
/// @param cpu by process, all processes of the candidate
record Round(Map<String, Double> cpu, double upstream, double callsPerSecond) {
    /// Sends one round of calls and reads the kernel's clocks before and after it.
    static Round measured(Candidate candidate, Load load, Upstream upstream, int calls, int connections) throws IOException, InterruptedException {
        Processes processes = candidate.processes();
        var server = new Processes(Map.of("upstream", upstream.pid()));
        Map<String, Double> before = processes.cpuMicros();
        double serverBefore = server.cpuMicros().get("upstream");
        double seconds = load.send(calls, connections);
        double serverAfter = server.cpuMicros().get("upstream");
        Map<String, Double> after = processes.cpuMicros();
        if (!candidate.processes().pids().equals(processes.pids())) {
            throw new Unmeasured(candidate.name() + ": a process was started or ended during a round");
        }
        Map<String, Double> cost = new LinkedHashMap<>();
        after.forEach((name, micros) -> cost.put(name, (micros - before.get(name)) / calls));
        return new Round(cost, (serverAfter - serverBefore) / calls, calls / seconds);
    }

    /// CPU of all processes of the candidate.
    double total() {
        return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
