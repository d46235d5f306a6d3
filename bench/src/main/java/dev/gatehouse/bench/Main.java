package dev.gatehouse.bench;

import dev.gatehouse.bench.candidate.Gatehouse;
import dev.gatehouse.bench.machine.Unmeasured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `./dev bench`: the table on standard output, all else on standard error.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String... words) {
        if (List.of(words).contains("--help")) {
            System.out.print(Options.USAGE);
            return 0;
        }
        try {
            var options = Options.from(Gatehouse.script(Path.of(System.getProperty("gatehouse.tree", "."))), words);
            System.out.print(new Bench(options, System.err).run());
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.print("bench: " + wrong.getMessage() + "\n\n" + Options.USAGE);
            return 2;
        } catch (Unmeasured why) {
            System.err.println("bench: " + why.getMessage());
            return why.exit();
        } catch (IOException | InterruptedException broken) {
            System.err.println("bench: " + broken);
            return 1;
        }
    }
}
