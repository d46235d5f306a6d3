package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `gatehouse` command on one home, as a person uses it.
final class Verbs {
    private static final int MISSING = 5;

    private final Gatehouse gatehouse;
    private final Path home;

    Verbs(Gatehouse gatehouse, Path home) {
        this.gatehouse = gatehouse;
        this.home = home;
    }

    /// Runs a verb; anything but success ends the run with what the verb said.
    String run(String... words) throws IOException, InterruptedException {
        Process process = command(words).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code == MISSING) {
            throw Unmeasured.missing("gatehouse " + words[0] + " says that a part is missing.");
        }
        if (code != 0) {
            throw new Unmeasured("gatehouse " + words[0] + " ended with " + code + ". " + out);
        }
        return out;
    }

    /// Runs a verb and lets it end as it likes: for cleaning up.
    void attempt(String... words) {
        try {
            Process process = command(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.waitFor();
        } catch (IOException gone) {
            // Cleaning up goes on with the rest.
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a verb prints with `--json`.
    JsonObject json(String... words) throws IOException, InterruptedException {
        try {
            return (JsonObject) Json.parse(run(words).strip().getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 24));
        } catch (Malformed wrong) {
            throw new Unmeasured("gatehouse " + words[0] + " printed no JSON");
        }
    }

    private ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(gatehouse.command());
        command.addAll(List.of(words));
        command.addAll(List.of("--home", home.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
