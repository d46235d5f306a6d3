package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.List;

/// Limits of a hosted program, set by `prlimit` in front of it. Memory is not among them: runtimes reserve far more than they use.
///
/// @param openFiles how many descriptors it may hold
/// @param fileBytes how large a file it may write
public record Limits(int openFiles, long fileBytes) {
    private static final String PACKAGE = "Install the package util-linux.";

    /// Generous for a server, too small to exhaust the machine.
    public static Limits usual() {
        return new Limits(1024, 1L << 30);
    }

    /// The programs in front of the hosted one: own session, limits, killed with its parent.
    List<String> chain() throws ProgramMissing {
        return List.of(tool("setsid"), tool("prlimit"), "--core=0", "--nofile=" + openFiles, "--fsize=" + fileBytes,
            tool("setpriv"), "--pdeathsig", "KILL");
    }

    private static String tool(String name) throws ProgramMissing {
        return ProgramPaths.find(name, "/usr/bin:/bin:/usr/sbin:/sbin").map(Path::toString).orElseThrow(() -> new ProgramMissing(name, PACKAGE));
    }
}
