package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.ledger.Account;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `watch`: a line for each call as it ends, read from the ledger's files.
@Command(name = "watch", sortOptions = false, header = "Shows a line for each call as it ends: caller, tool, verdict, by which check, milliseconds.",
    description = "Reads the ledger's files. Ctrl-C ends it. With --json a line is one object.", footerHeading = "%nExample:%n", footer = "  gatehouse watch --last 20")
public final class WatchVerb implements Callable<Integer> {
    private static final int LOOK_EVERY_MS = 200;

    @Option(names = "--last", paramLabel = "N", defaultValue = "0", description = "Shows the last N calls first.")
    private int last;

    @Mixin
    private UsualOptions usual;

    @Override
    public Integer call() throws IOException {
        Home at = usual.home();
        if (!Files.isDirectory(at.ledger())) {
            usual.err().println(new NotRunning(at.path()).getMessage());
            return Exit.NOT_RUNNING;
        }
        var reader = new LedgerReader(at.ledger());
        var lines = new WatchLines(usual.json());
        try (LedgerReader.Follow follow = reader.follow()) {
            PrintWriter out = usual.out();
            for (Account account : reader.last(Math.clamp(last, 0, 10_000), account -> account.end().isPresent())) {
                out.println(lines.of(account));
            }
            watch(follow, lines, out);
        }
        return Exit.DONE;
    }

    /// Until nobody reads what is printed.
    private static void watch(LedgerReader.Follow follow, WatchLines lines, PrintWriter out) throws IOException {
        try {
            while (!out.checkError()) {
                for (Recorded recorded : follow.poll()) {
                    lines.of(recorded).ifPresent(out::println);
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
