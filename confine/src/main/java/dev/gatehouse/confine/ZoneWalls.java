package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a zone closes itself, when its listeners are bound and before it accepts a byte: the second stage, then the proof.
public final class ZoneWalls {
    private ZoneWalls() {}

    /// Takes the last stage and tries what is forbidden.
    ///
    /// @param foreignFile   an existing file of another zone
    /// @param foreignSocket an existing unix socket of somebody else
    /// @param accepted      why thinner walls were accepted on a kernel that lacks a part; empty accepts none
    /// @return the walls, as `status` shows them
    /// @throws WallMissing if something forbidden succeeded and that was not accepted: stop, do not serve
    public static String close(Profile profile, Path foreignFile, Optional<Path> foreignSocket, Optional<String> accepted) throws IOException {
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
