package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Gatehouse;
import dev.gatehouse.bench.load.Work;
import java.util.Arrays;
import java.util.List;

/// How much is measured. The defaults are what the figures in `docs/bench.md` were made with.
///
/// @param gatehouse the command that starts the house
/// @param warmup calls sent to each candidate before anything counts: below 30,000 a JVM still costs two to four times as much
/// @param calls calls of a round
/// @param rounds rounds, of which the median counts; candidates take turns
/// @param connections the numbers of connections to measure with
/// @param starts how many times the start is measured; 0 leaves it out
/// @param works the kinds of calls to measure
record Options(Gatehouse gatehouse, int warmup, int calls, int rounds, List<Integer> connections, int starts, List<Work> works) {
    static final String USAGE = """
        ./dev bench [--warmup N] [--calls N] [--rounds N] [--connections 1,8] [--starts N] [--works LIST]

        Measures what a call costs, in one run: directly, through a pass-through nginx, through Gatehouse with everything on.
          --warmup N           calls to each before anything counts (60000); of heavier works fewer
          --calls N            calls of a round (20000); of heavier works fewer
          --rounds N           rounds; the median counts (5)
          --connections LIST   connections kept busy, one figure for each (1,8)
          --starts N           starts to measure; 0 for none (5)
          --works LIST         kinds of calls: modern, legacy, modern-to-legacy, legacy-to-modern, modern-100kb, legacy-100kb,
                               modern-100-events, legacy-100-events (all)
        Exit codes: 0 measured and proven, 1 a call or a proof failed, 2 usage, 5 a part is missing.
        """;

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException with what is wrong
    static Options from(Gatehouse gatehouse, String... words) {
        var options = new Options(gatehouse, 60_000, 20_000, 5, List.of(1, 8), 5, List.of(Work.values()));
        for (int i = 0; i < words.length; i += 2) {
            options = options.with(words[i], i + 1 < words.length ? words[i + 1] : "");
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--warmup" -> new Options(gatehouse, number(option, value, 1), calls, rounds, connections, starts, works);
            case "--calls" -> new Options(gatehouse, warmup, number(option, value, 1), rounds, connections, starts, works);
            case "--rounds" -> new Options(gatehouse, warmup, calls, number(option, value, 1), connections, starts, works);
            case "--connections" -> new Options(gatehouse, warmup, calls, rounds, numbers(option, value), starts, works);
            case "--starts" -> new Options(gatehouse, warmup, calls, rounds, connections, number(option, value, 0), works);
            case "--works" -> new Options(gatehouse, warmup, calls, rounds, connections, starts, works(value));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static List<Integer> numbers(String option, String value) {
        return Arrays.stream(value.split(",")).map(each -> number(option, each, 1)).toList();
    }

    private static List<Work> works(String value) {
        return Arrays.stream(value.split(",")).map(each -> Arrays.stream(Work.values()).filter(work -> work.text().equals(each)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("--works knows no " + each))).toList();
    }

    private static int number(String option, String value, int least) {
        if (!value.matches("[0-9]{1,8}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(option + " wants a number of at least " + least);
        }
        return Integer.parseInt(value);
    }
}
