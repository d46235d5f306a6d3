package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A keeper in small: takes its second stage, then starts a server behind the server's walls on top of its own.
final class NestedKeeper {
    private NestedKeeper() {}

    /// The house, the server's own folder, and its command line.
    public static void main(String[] arguments) throws Exception {
        SecondStage.apply(Profile.KEEPER);
        Path house = Path.of(arguments[0]);
        Path own = Path.of(arguments[1]);
        List<String> command = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        command.set(0, ProgramPaths.find(command.getFirst(), "/usr/local/bin:/usr/bin:/bin").orElseThrow().toString());
        Walls walls = Walls.of(Profile.SERVER).with(ProgramPaths.openings(command, own, house, own));
        Confined server = Launch.of(command, own, walls).inOwnSession(Limits.usual()).inheritingErrorStream()
            .environment(Map.of("HOME", own.toString(), "TMPDIR", own.toString(), "PATH", "/usr/local/bin:/usr/bin:/bin", "npm_config_cache", own + "/npm")).start();
        Thread.ofVirtual().start(() -> {
            try (var to = server.stdin()) {
                System.in.transferTo(to);
            } catch (java.io.IOException closed) {
                throw new java.io.UncheckedIOException(closed);
            }
        });
        server.stdout().transferTo(System.out);
        System.out.println("exit " + server.waitFor());
        System.out.println("done");
    }
}
