package dev.gatehouse.cli;

import dev.gatehouse.confine.Kernel;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.ProgramPaths;
import java.nio.file.Path;
import java.util.Optional;

/// The machine as `doctor` sees it.
///
/// @param kernel what the kernel enforces
/// @param root   whether root asks
/// @param path   the `PATH` on which the programs of servers are looked up
/// @param system where the system's own programs lie, as a `PATH`
record Surroundings(Kernel kernel, boolean root, String path, String system) {
    /// This machine, and who asks.
    static Surroundings here() {
        return new Surroundings(Kernel.probe(), Processes.root(), System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), "/usr/bin:/bin:/usr/sbin:/sbin");
    }

    /// A program that a person or a server starts.
    Optional<Path> program(String name) {
        return ProgramPaths.find(name, path);
    }

    /// A program that zones start by themselves, whatever the `PATH`.
    Optional<Path> systemProgram(String name) {
        return ProgramPaths.find(name, system);
    }
}
