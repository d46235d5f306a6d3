package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Gatehouse;
import java.util.ArrayList;
import java.util.List;

/// How much is measured. The defaults are what the figures in `docs/bench.md` were made with.
///
/// @param gatehouse the command that starts the house
/// @param warmup calls sent to each candidate before anything counts: below 30,000 a JVM still costs two to four times as much
/// @param calls calls of a round
/// @param rounds rounds, of which the median counts; candidates take turns
/// @param connections the numbers of connections to measure with
/// @param starts how many times the start is measured; 0 leaves it out
record Options(Gatehouse gatehouse, int warmup, int calls, int rounds, List<Integer> connections, int starts) {
    static final String USAGE = """
        ./dev bench [--warmup N] [--calls N] [--rounds N] [--connections 1,8] [--starts N]

        Measures what a call costs, in one run: directly, through a pass-through nginx, through Gatehouse with everything on.
          --warmup N           calls to each before anything counts (60000)
          --calls N            calls of a round (20000)
          --rounds N           rounds; the median counts (5)
          --connections LIST   connections kept busy, one figure for each (1,8)
          --starts N           starts to measure; 0 for none (5)
        Exit codes: 0 measured and proven, 1 a call or a proof failed, 2 usage, 5 a part is missing.
        """;

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException with what is wrong
    static Options from(Gatehouse gatehouse, String... words) {
        var options = new Options(gatehouse, 60_000, 20_000, 5, List.of(1, 8), 5);
        for (int i = 0; i < words.length; i += 2) {
            options = options.with(words[i], i + 1 < words.length ? words[i + 1] : "");
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--warmup" -> new Options(gatehouse, number(option, value, 1), calls, rounds, connections, starts);
            case "--calls" -> new Options(gatehouse, warmup, number(option, value, 1), rounds, connections, starts);
            case "--rounds" -> new Options(gatehouse, warmup, calls, number(option, value, 1), connections, starts);
            case "--connections" -> new Options(gatehouse, warmup, calls, rounds, list(option, value), starts);
            case "--starts" -> new Options(gatehouse, warmup, calls, rounds, connections, number(option, value, 0));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static List<Integer> list(String option, String value) {
        List<Integer> numbers = new ArrayList<>();
        for (String each : value.split(",")) {
            numbers.add(number(option, each, 1));
        }
        return List.copyOf(numbers);
    }

    private static int number(String option, String value, int least) {
        if (!value.matches("[0-9]{1,8}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(option + " wants a number of at least " + least);
        }
        return Integer.parseInt(value);
    }
}
