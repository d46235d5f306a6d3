package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a zone closes itself, when its listeners are bound and before it accepts a byte: the second stage, then the proof.
public final class ZoneWalls {
    private static final int MISSING_PART = 5;

    private ZoneWalls() {}

    /// Takes the last stage and tries what is forbidden. If a wall cannot be taken, or something forbidden succeeds and that was not
    /// accepted, this does not return: the process ends at once with 5, its reason on the error stream. An exception would not do: it ends
    /// one thread, and a zone has others by now.
    ///
    /// @param foreignFile   an existing file of another zone
    /// @param foreignSocket an existing unix socket of somebody else
    /// @param accepted      why thinner walls were accepted on a kernel that lacks a part; empty accepts none
    /// @return the walls, as `status` shows them
    public static String close(Profile profile, Path foreignFile, Optional<Path> foreignSocket, Optional<String> accepted) {
        try {
            return closed(profile, foreignFile, foreignSocket, accepted);
        } catch (IOException | RuntimeException | Error open) {
            System.err.println(open.getMessage() == null ? open.toString() : open.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(MISSING_PART);
            throw new IllegalStateException("a zone without its walls goes on", open);
        }
    }

    private static String closed(Profile profile, Path foreignFile, Optional<Path> foreignSocket, Optional<String> accepted) throws IOException {
        if (Kernel.probe().seccomp() || accepted.isEmpty()) {
            SecondStage.apply(profile);
        }
        SelfProbe probe = SelfProbe.run(profile, foreignFile, foreignSocket);
        if (!probe.allStopped() && accepted.isEmpty()) {
            throw new WallMissing(List.of("Not stopped: " + probe));
        }
        return probe.toString();
    }
}
