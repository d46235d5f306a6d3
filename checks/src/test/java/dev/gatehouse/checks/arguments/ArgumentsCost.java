package dev.gatehouse.checks.arguments;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.person;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What arguments of 2 KB cost against a schema of 2 KB, in CPU and memory: a program, not a test, since a loaded machine says nothing about
/// code. Prints medians.
final class ArgumentsCost {
    private static final int ROUNDS = 1_000;
    private static final int LAPS = 61;

    private ArgumentsCost() {}

    public static void main(String[] arguments) throws IOException, Malformed {
        InputSchema schema = new InputSchema("1", read("order.schema.json"));
        Call call = new Call.ToolCall(facts(person("acme", "alice"), Names.TOOLS_CALL, false), new Call.ToolName("order"),
            JsonObject.of("arguments", read("order.arguments.json")), Map.of());
        Arguments check = new Arguments((_, _, _) -> Optional.of(schema));
        long begun = cpu();
        Verdict first = check.judge(call);
        System.out.printf("the first call: %s, %.0f ms%n", first, (cpu() - begun) / 1e6);
        print(check, call);
    }

    private static void print(Arguments check, Call call) throws IOException {
        double[] laps = new double[LAPS];
        long[] bytes = new long[LAPS];
        for (int lap = 0; lap < LAPS; lap++) {
            long used = used();
            long at = cpu();
            for (int round = 0; round < ROUNDS; round++) {
                check.judge(call);
            }
            laps[lap] = (cpu() - at) / 1e3 / ROUNDS;
            bytes[lap] = (used() - used) / ROUNDS;
        }
        Arrays.sort(laps);
        Arrays.sort(bytes);
        System.out.printf("a call: %.1f µs (best %.1f), %,d bytes%n", laps[LAPS / 2], laps[0], bytes[LAPS / 2]);
    }

    /// Right where little is collected in between: run with `-Xmn256m`.
    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static JsonObject read(String file) throws IOException, Malformed {
        try (var in = ArgumentsCost.class.getResourceAsStream("/schema/" + file)) {
            return (JsonObject) Json.parse(in.readAllBytes(), JsonLimits.strict(1 << 20));
        }
    }

    /// This thread's time on a processor, in nanoseconds, as Linux counts it.
    private static long cpu() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
    }
}
