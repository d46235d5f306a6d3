package dev.gatehouse.checks.permission;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.person;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What 300 policies cost a call, in CPU: a program, not a test, since a loaded machine says nothing about code. Prints medians.
final class PoliciesCost {
    private static final InputSchema SCHEMA = new InputSchema("1", object("""
        {'type':'object','required':['order','amount','owner'],'properties':{'order':{'type':'string'},'amount':{'type':'number'},
          'owner':{'type':'string'},'count':{'type':'integer'},'lines':{'type':'array','items':{'type':'string'}},'note':{'type':'string'}}}"""));
    private static final int ROUNDS = 2_000;
    private static final int LAPS = 15;

    private PoliciesCost() {}

    public static void main(String[] arguments) {
        Caller alice = person("acme", "alice");
        Call.ToolCall call = new Call.ToolCall(facts(alice, Names.TOOLS_CALL, false), new Call.ToolName("refund"),
            object("{'arguments':{'order':'o-1','amount':50.5,'owner':'alice','count':3,'lines':['a','b','c'],'note':'" + "x".repeat(1_900) + "'}}"), Map.of());
        print("300 loaded, 15 about the call, the last grants", policies(15, false), call);
        print("300 loaded, 15 about the call, none grants   ", policies(15, true), call);
        print("300 about the call, the last grants          ", policies(300, false), call);
        print("300 about the call, none grants              ", policies(300, true), call);
    }

    private static Policies policies(int about, boolean none) {
        List<Policy> all = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            boolean applies = at < about;
            int pattern = at;
            Predicate<String> tools = applies ? tool -> tool.startsWith("refund") : tool -> tool.startsWith("other" + pattern);
            boolean grants = !none && at == about - 1;
            String when = "caller.tenant == 'acme' && arguments.owner == caller.name && arguments.amount <= " + (grants ? "100.0" : "1" + at % 10 + "." + at);
            all.add(new Policy("p" + at, "acme", new Subject.Group("staff"), "notes", tools, Optional.of(when)));
        }
        return new Policies(all, (_, _, _) -> Optional.of(SCHEMA), InstantSource.system());
    }

    private static void print(String what, Policies policies, Call.ToolCall call) {
        long begun = cpu();
        policies.rule(call);
        double first = (cpu() - begun) / 1e6;
        double[] laps = new double[LAPS];
        for (int lap = 0; lap < LAPS; lap++) {
            long at = cpu();
            for (int round = 0; round < ROUNDS; round++) {
                policies.rule(call);
            }
            laps[lap] = (cpu() - at) / 1e3 / ROUNDS;
        }
        Arrays.sort(laps);
        System.out.printf("%s  %6.1f µs a call (best %.1f), first call %.0f ms%n", what, laps[LAPS / 2], laps[0], first);
    }

    /// This thread's time on a processor, in nanoseconds, as Linux counts it.
    private static long cpu() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
        } catch (IOException untold) {
            throw new UncheckedIOException(untold);
        }
    }
}
