package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The README is pasted, block by block and in order, as a newcomer would, and what it shows as output is what comes.
@TestInstance(Lifecycle.PER_CLASS)
class ReadmeTest {
    /// Blocks that no test can paste, by their first line, each with the reason.
    private static final Map<String, String> LEFT_OUT = Map.of(
        "./dev test", "it runs this very test");

    private static final List<Fenced> BLOCKS = Fenced.blocks(Papers.text(Papers.TREE.resolve("README.md")));

    private final Shown shown = new Shown();
    private Newcomer newcomer;

    @AfterAll
    void end() {
        if (newcomer != null) {
            newcomer.close();
        }
    }

    @TestFactory
    List<DynamicTest> everyBlockDoesWhatTheReadmeSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int at = 0; at < BLOCKS.size(); at++) {
            Fenced block = BLOCKS.get(at);
            if (block.isCommands() && !LEFT_OUT.containsKey(block.name())) {
                List<Fenced> output = at + 1 < BLOCKS.size() && BLOCKS.get(at + 1).isOutput() ? List.of(BLOCKS.get(at + 1)) : List.of();
                tests.add(DynamicTest.dynamicTest(block.name(), () -> paste(block, output)));
            }
        }
        return tests;
    }

    private void paste(Fenced block, List<Fenced> output) {
        newcomer = newcomer == null ? new Newcomer() : newcomer;
        var printed = new StringBuilder();
        for (String command : block.commands()) {
            Ran ran = newcomer.paste(shown.with(command)).ended(0);
            printed.append(ran.out());
            printed.append(printed.isEmpty() || printed.charAt(printed.length() - 1) == '\n' ? "" : "\n");
        }
        output.forEach(each -> shown.compare(each, printed.toString()));
        printed.toString().lines().filter(line -> line.startsWith("curl ")).forEach(this::pastePrinted);
    }

    /// A call that the house itself prints works as it stands, and shows nothing worth stealing.
    private void pastePrinted(String curl) {
        assertThat(curl).contains("-H @").doesNotContain("Bearer").doesNotContain("eyJ");
        assertThat(newcomer.paste(curl).ended(0).out()).contains("\"result\"");
    }

    @Test
    void everyBlockIsPastedOrComparedOrLeftOutForAReason() {
        List<String> other = new ArrayList<>();
        for (int at = 0; at < BLOCKS.size(); at++) {
            Fenced block = BLOCKS.get(at);
            boolean follows = at > 0 && BLOCKS.get(at - 1).isCommands() && !LEFT_OUT.containsKey(BLOCKS.get(at - 1).name());
            if (!block.isCommands() && !(block.isOutput() && follows)) {
                other.add(block.name());
            }
        }
        assertThat(other).as("neither commands nor their output: the picture of the zones alone").containsExactly(picture().name());
        assertThat(LEFT_OUT.keySet()).as("blocks that are left out are there").allMatch(name -> BLOCKS.stream().anyMatch(block -> block.isCommands() && block.name().equals(name)));
        assertThat(BLOCKS.stream().filter(Fenced::isCommands).map(Fenced::name)).as("names tell blocks apart").filteredOn(LEFT_OUT::containsKey).doesNotHaveDuplicates();
    }

    @Test
    void thePictureShowsEveryZone() {
        assertThat(picture().text()).contains("agent", "gate", "broker", "keeper", "recorder", "office", "operator");
        assertThat(Papers.text(Papers.TREE.resolve("ARCHITECTURE.md"))).as("the same picture").contains(picture().text().strip());
    }

    private static Fenced picture() {
        return BLOCKS.stream().filter(block -> block.language().isEmpty()).findFirst().orElseThrow();
    }

    /// The story of the first minute ends in a refused attack, and that ending is compared like every other output.
    @Test
    void theFirstMinuteEndsInARefusedAttack() {
        String minute = Papers.text(Papers.TREE.resolve("README.md")).split("\n## ")[1];
        assertThat(minute).startsWith("One minute\n");
        assertThat(Fenced.blocks(minute).stream().filter(Fenced::isOutput).map(Fenced::text)).anyMatch(text -> text.contains("\"code\":\"tool-not-granted\"") && text.contains("\"effect\":\"none\""));
    }

    @Test
    void allFourClientsAreShownAndTheirFilesAreThoseThatTheCommandNames() {
        String section = Papers.text(Papers.TREE.resolve("README.md")).split("\n## Your agent\n")[1].split("\n## ")[0];
        List<String> clients = Papers.found("^\\./gatehouse client (\\S+)$", section);
        assertThat(clients).containsExactly("claude-desktop", "claude-code", "cursor", "vscode");
        String advice = Papers.text(Papers.TREE.resolve("cli/src/main/java/dev/gatehouse/cli/verbs/Client.java"));
        assertThat(Papers.found("`((?:~/|\\.)[^`]+\\.json)`", section)).hasSizeGreaterThanOrEqualTo(4).allMatch(advice::contains);
    }
}
