package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Evidence;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.LedgerVerifier;
import dev.gatehouse.ledger.SealingKey;
import dev.gatehouse.ledger.Verified;
import dev.gatehouse.ledger.Witness;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger verify|show`.
@Command(name = "ledger", sortOptions = false, header = "Verifies the ledger, and shows what it holds.",
    subcommands = {LedgerVerb.Verify.class, LedgerVerb.Show.class}, footerHeading = "%nExample:%n", footer = "  gatehouse ledger verify")
public final class LedgerVerb extends Group {

    @Command(name = "verify", sortOptions = false, header = "Finds every byte of the ledger that the recorder did not write, running or not.",
        description = {"Exit code 1 with file, line and what is wrong. The key is the one pinned in the home at its first start (recorder.pub).",
            "A copy of the ledger elsewhere is verified with --folder and --key; without the recorder's own folder a cut back to an earlier state is only found with --witness."},
        footerHeading = "%nExamples:%n", footer = {
            "  gatehouse ledger verify --json",
            "  gatehouse ledger verify --folder /backup/ledger --key recorder.pub --witness 1204:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})
    static final class Verify implements Callable<Integer> {
        @Option(names = "--folder", paramLabel = "DIR", description = "A copy of the segments. Default: the home's own ledger.")
        private Path folder;

        @Option(names = "--key", paramLabel = "FILE", description = "The recorder's public key (PEM). Default: the one pinned in the home.")
        private Path key;

        @Option(names = "--witness", paramLabel = "SEQ:HASH", description = "A line noted earlier (`end` of an earlier verify) that must still be there.")
        private String witness;

        @Mixin
        private UsualOptions usual;

        @Override
        public Integer call() throws Exception {
            Optional<Evidence> evidence = evidence();
            if (evidence.isEmpty()) {
                usual.err().println("There is no ledger here yet. `gatehouse up` begins one.");
                return Exit.NO;
            }
            Verified verified = LedgerVerifier.verify(evidence.get());
            usual.out().println(usual.json() ? Json.pretty(object(verified)) : sentence(verified));
            usual.out().flush();
            return verified instanceof Verified.Sound ? Exit.DONE : Exit.NO;
        }

        private Optional<Evidence> evidence() throws IOException {
            Optional<Evidence> plain = folder == null ? own() : Optional.of(Evidence.ofCopy(folder, key()));
            return witness == null ? plain : plain.map(evidence -> evidence.with(witness(witness)));
        }

        private Optional<Evidence> own() throws IOException {
            Home at = usual.home();
            Optional<PublicKey> pinned = key == null ? LedgerPin.of(at) : Optional.of(key());
            return pinned.map(known -> Evidence.at(at.ledger(), known, at.zone(Zone.RECORDER)));
        }

        private PublicKey key() throws IOException {
            return key != null ? SealingKey.readPublic(key)
                : LedgerPin.of(usual.home()).orElseThrow(() -> new IOException("no key is pinned in the home: name it with --key FILE"));
        }

        private static Witness witness(String written) {
            String[] parts = written.split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("a witness is SEQ:HASH");
            }
            return new Witness(Long.parseLong(parts[0]), parts[1]);
        }

        private static Map<String, Object> object(Verified verified) {
            return switch (verified) {
                case Verified.Sound sound -> Json.object("sound", true, "ledger", sound.ledger(), "segments", sound.segments(), "lines", sound.lines(),
                    "calls", sound.calls(), "openCalls", sound.openCalls(), "seals", sound.seals(), "unsealed", sound.unsealed(), "unproven", sound.unproven(),
                    "running", sound.running(), "closed", sound.closed(), "headChecked", sound.headChecked(),
                    "lastSeal", Optional.ofNullable(sound.lastSeal()).map(Object::toString),
                    "end", Optional.ofNullable(sound.end()).map(end -> Json.object("seq", end.seq(), "hash", end.hash())));
                case Verified.Broken broken -> Json.object("sound", false, "file", broken.file(), "line", broken.line(), "offset", broken.offset(), "what", broken.what());
            };
        }

        private static String sentence(Verified verified) {
            return switch (verified) {
                case Verified.Sound sound -> "Sound: " + sound.lines() + " lines in " + sound.segments() + " segments, " + sound.calls() + " calls ("
                    + sound.openCalls() + " open), " + sound.seals() + " seals, the last at " + sound.lastSeal() + "; " + sound.unsealed() + " lines behind it"
                    + (sound.headChecked() ? ", compared with the head." : ". The head was not there: a cut back to an earlier state could not be found.");
                case Verified.Broken broken -> "Broken: " + broken.file() + (broken.line() > 0 ? ", line " + broken.line() + " at byte " + broken.offset() : "")
                    + ": " + broken.what();
            };
        }
    }

    @Command(name = "show", sortOptions = false, header = "Shows the last calls.", description = "With --json one list.",
        footerHeading = "%nExample:%n", footer = "  gatehouse ledger show --last 50 --tenant acme --json")
    static final class Show implements Callable<Integer> {
        @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "How many. Default: ${DEFAULT-VALUE}.")
        private int last;

        @Mixin
        private OfTenant of;

        @Mixin
        private UsualOptions usual;

        @Override
        public Integer call() throws Exception {
            Home at = usual.home();
            if (!Files.isDirectory(at.ledger())) {
                usual.err().println("There is no ledger here yet. `gatehouse up` begins one.");
                return Exit.NO;
            }
            var accounts = new LedgerReader(at.ledger()).last(Math.clamp(last, 1, 100_000), account -> of.tenant().filter(tenant -> !tenant.equals(account.tenant())).isEmpty());
            PrintWriter out = usual.out();
            if (usual.json()) {
                usual.print(accounts.stream().map(Explanation::of).toList());
            } else {
                var lines = new WatchLines(false);
                accounts.forEach(account -> out.println(account.end().isPresent() ? lines.of(account) : account.call() + "  open: " + account.tenant() + "/" + account.caller()));
            }
            out.flush();
            return Exit.DONE;
        }
    }
}
