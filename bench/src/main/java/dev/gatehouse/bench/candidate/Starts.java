package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.machine.Folder;
import dev.gatehouse.bench.machine.Unmeasured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// How long a newcomer waits: from `gatehouse up --detach` of a built tree, in a fresh home, to the answer of the `curl` line that it prints.
public final class Starts {
    private Starts() {}

    /// The seconds of one start.
    public static double once(Gatehouse gatehouse) throws IOException, InterruptedException {
        try (var folder = Folder.fresh()) {
            var verbs = new Verbs(gatehouse, folder.path().resolve("home"));
            try {
                long begun = System.nanoTime();
                String printed = verbs.run("up", "--detach", "--port", "0");
                String curl = printed.lines().map(String::strip).filter(line -> line.startsWith("curl ")).findFirst()
                    .orElseThrow(() -> new Unmeasured("up printed no curl line"));
                String answer = answer(curl);
                double seconds = (System.nanoTime() - begun) / 1e9;
                if (!answer.contains("\"result\"")) {
                    throw new Unmeasured("the printed curl line was not answered: " + answer);
                }
                return seconds;
            } finally {
                verbs.attempt("down");
            }
        }
    }

    private static String answer(String curl) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", curl).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return answer;
    }
}
