package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The specification is complete: a verifier in another language, written from it, says the same.
class AnotherVerifierAgreesTest {
    @TempDir(factory = QuickDisk.class) Path home;
    @TempDir(factory = QuickDisk.class) Path scratch;
    Bench bench;

    @BeforeEach
    void layOut() throws Exception {
        Assumptions.assumeTrue(run("node", "--version").equals("0"), "node is not on this machine");
        bench = new Bench(home);
        bench.segmentBytes = 1500;
        bench.openLimit = 2;
        try (LedgerWriter writer = bench.start()) {
            writer.append(List.of(Bench.event("start"), Bench.open("long"), Bench.count()));
            for (int i = 0; i < 6; i++) writer.append(List.of(Bench.open("c" + i), Bench.close("c" + i)));
            writer.append(new Entry.Checkpoint("long", 2, 3));
            writer.append(new Entry.Refused("no", "gate", "größe", "読む😀", "a\"b\\c", "\u202e", "\n", "x".repeat(999), "", 1, "code", "by", "\\\"".repeat(400), 2));
            writer.append(Bench.close("long"));
        }
    }

    @Test
    void onASoundLedger() throws Exception {
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
        assertThat(verdict(scratch)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void onATamperedLedger(Tampering tampering) throws Exception {
        tampering.on(bench.folder, scratch);
        assertThat(verdict(scratch)).isNotEqualTo("0");
    }

    private String verdict(Path pins) throws Exception {
        Path pin = Files.writeString(pins.resolve("pinned.pem"), SealingKey.asPem(bench.key()));
        Path script = Path.of(AnotherVerifierAgreesTest.class.getResource("/verify-ledger.mjs").toURI());
        return run("node", script.toString(), bench.folder.toString(), pin.toString(), bench.own.toString());
    }

    private static String run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(60, TimeUnit.SECONDS) ? String.valueOf(process.exitValue()) : "late";
        } catch (IOException e) {
            return "missing";
        }
    }
}
