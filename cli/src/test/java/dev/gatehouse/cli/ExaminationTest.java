package dev.gatehouse.cli;

import static dev.gatehouse.cli.Finding.State.GOOD;
import static dev.gatehouse.cli.Finding.State.MISSING;
import static dev.gatehouse.cli.Finding.State.THINNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.launcher.Tree;
import dev.gatehouse.confine.Kernel;
import dev.gatehouse.control.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `doctor` says of machines that lack something, made of parts that are hidden from it.
class ExaminationTest {
    private static final List<String> EVERYTHING = List.of("setsid", "prlimit", "setpriv", "node", "npx", "uvx", "curl", "mvn", "nginx");
    private static final Kernel WHOLE = new Kernel("Linux", "amd64", 6, "", true, 1, false);

    @TempDir
    Path folder;
    private Path home;

    @BeforeEach
    void begin() throws Exception {
        home = folder.resolve("h");
        for (String program : EVERYTHING) {
            Path file = Files.createFile(Files.createDirectories(folder.resolve("bin")).resolve(program));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private List<Finding> examine(Kernel kernel, boolean root) {
        String path = folder.resolve("bin").toString();
        return Examination.of(Tree.at(folder, Path.of(System.getProperty("java.home"))), home, new Surroundings(kernel, root, path, path));
    }

    private static List<Finding> about(String part, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.part().equals(part)).toList();
    }

    private Finding without(String program) throws Exception {
        Files.delete(folder.resolve("bin").resolve(program));
        return about(program, examine(WHOLE, false)).getFirst();
    }

    @Test
    void aWholeMachineLacksNothingButTheUnbuiltTreeOfThisTest() {
        List<Finding> findings = examine(WHOLE, false);
        assertThat(findings).filteredOn(finding -> finding.state() == MISSING).allMatch(finding -> finding.part().equals("tree")).isNotEmpty();
        assertThat(findings).filteredOn(finding -> finding.state() == THINNER).extracting(Finding::part).containsExactly("users");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setsid", "prlimit", "setpriv"})
    void aProgramThatHostingNeedsIsMissing(String program) throws Exception {
        assertThat(without(program)).satisfies(finding -> assertThat(finding.state()).isEqualTo(MISSING)).extracting(Finding::says).asString().contains("util-linux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "npx", "uvx", "curl", "mvn", "nginx"})
    void aProgramThatSomethingOptionalNeedsIsNamedWithWhatIsMissed(String program) throws Exception {
        assertThat(about(program, examine(WHOLE, false)).getFirst().state()).isEqualTo(GOOD);
        assertThat(without(program)).satisfies(finding -> assertThat(finding.state()).isEqualTo(THINNER)).extracting(Finding::says).asString().contains("not on the PATH: ");
    }

    @Test
    void aProgramThatTheSettingsNameIsNeeded() throws Exception {
        Home made = Home.create(home, false);
        Files.writeString(made.settingsFile(), "version: 1\nservers:\n  files:\n    command: npx -y some-server --token not-for-eyes\n  here:\n    command: node server.js\n");
        assertThat(about("server", examine(WHOLE, false))).isEmpty();
        Files.delete(folder.resolve("bin/npx"));
        assertThat(about("server", examine(WHOLE, false))).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(MISSING);
            assertThat(finding.says()).contains("files", "npx").doesNotContain("not-for-eyes");
        });
    }

    @Test
    void aKernelWithoutLandlockIsNamedWithThePromiseThatIsGone() {
        var kernel = new Kernel("Linux", "amd64", 0, "switched off at boot", true, 1, false);
        assertThat(about("walls", examine(kernel, false))).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(THINNER);
            assertThat(finding.says()).contains("No Landlock", "switched off at boot", "can reach files of the same user", "Beyond loopback the start is refused");
        });
    }

    @Test
    void anOldLandlockAndAKernelWithoutSeccompAreNamedEach() {
        assertThat(about("walls", examine(new Kernel("Linux", "amd64", 3, "", false, 1, false), false))).hasSize(3).allMatch(finding -> finding.state() == THINNER)
            .extracting(Finding::says).anyMatch(says -> says.contains("below 4")).anyMatch(says -> says.contains("below 6")).anyMatch(says -> says.contains("No seccomp"));
    }

    @Test
    void rootIsToldHowToLetTheZonesUsersReachTheTree() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThat(about("tree", examine(WHOLE, true))).anyMatch(finding -> finding.state() == MISSING && finding.says().contains("chmod"));
    }

    @Test
    void wrongSettingsAndAForeignHomeAreNamed() throws Exception {
        Home made = Home.create(home, false);
        Files.writeString(made.settingsFile(), "version: 1\nservres: {}\n");
        assertThat(about("settings", examine(WHOLE, false))).isNotEmpty().allMatch(finding -> finding.state() == MISSING);
        Files.delete(home.resolve("id"));
        assertThat(about("home", examine(WHOLE, false))).isNotEmpty().allMatch(finding -> finding.state() == MISSING);
    }
}
