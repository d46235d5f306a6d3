package dev.gatehouse.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Processes by name, and what the kernel says about each.
///
/// CPU is `utime` + `stime` of `/proc/PID/stat`: all threads, those that ended too, which the finer `schedstat` of single threads loses.
/// Linux scales the sum to the scheduler's exact run time, so it is right to one tick of 10 ms; a round has to be long against that.
public final class Processes {
    private static final double TICK_MICROS = 10_000;

    private final Map<String, Long> pids;

    /// @param pids process ids by name, in the order of the table
    public Processes(Map<String, Long> pids) {
        this.pids = new LinkedHashMap<>(pids);
    }

    /// The ids by name.
    public Map<String, Long> pids() {
        return Map.copyOf(pids);
    }

    /// CPU of each in microseconds since it started.
    public Map<String, Double> cpuMicros() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        pids.forEach((name, pid) -> cpu.put(name, ticks(pid) * TICK_MICROS));
        return cpu;
    }

    /// Proportional memory (PSS) of each in bytes; nothing where the kernel does not let us read it.
    public Map<String, OptionalLong> memory() {
        Map<String, OptionalLong> memory = new LinkedHashMap<>();
        pids.forEach((name, pid) -> memory.put(name, pss(pid)));
        return memory;
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException gone) {
            throw new Unmeasured("process " + pid + " ended while it was measured");
        }
    }

    private static OptionalLong pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream().filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).findFirst();
        } catch (IOException closed) {
            return OptionalLong.empty();
        }
    }
}
