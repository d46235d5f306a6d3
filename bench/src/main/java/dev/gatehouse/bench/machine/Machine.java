package dev.gatehouse.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine in words, and how busy it is.
public final class Machine {
    private Machine() {}

    /// Kernel, processor, cores, memory.
    public static String inWords() {
        return "Linux " + line("/proc/sys/kernel/osrelease", "") + ", " + line("/proc/cpuinfo", "model name").replaceFirst(".*: ", "") + ", "
            + Runtime.getRuntime().availableProcessors() + " cores, " + line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "").replaceFirst("[0-9]{3}$", "") + " MB";
    }

    /// The load averages of 1, 5 and 15 minutes.
    public static String load() {
        return line("/proc/loadavg", "").replaceFirst("^(\\S+ \\S+ \\S+).*", "$1");
    }

    private static String line(String file, String start) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse("?");
        } catch (IOException unknown) {
            return "?";
        }
    }
}
