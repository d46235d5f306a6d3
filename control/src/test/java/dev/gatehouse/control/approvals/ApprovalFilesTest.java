package dev.gatehouse.control.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalFilesTest {
    private static final String GOOD = """
        - id: payments
          for: {tenant: acme, role: clerk}
          server: shop
          tool: refund*
          by: caller
          holds: 1h
        - {id: deletions, for: {caller: alice}, server: notes, tool: delete_everything}
        """;
    @TempDir
    private Path folder;

    @Test
    void aFileIsAListOfRules() throws SettingsWrong {
        List<ApprovalRule> all = ApprovalFiles.read("approvals/a.yaml", GOOD).stream().map(WrittenRule::rule).toList();
        assertThat(all).extracting(ApprovalRule::id).containsExactly("payments", "deletions");
        assertThat(all.getFirst().subject()).contains(new Subject.Role("clerk"));
        assertThat(all.getFirst().tool().matches("refund_all")).isTrue();
        assertThat(all).extracting(ApprovalRule::holds).containsExactly(Duration.ofHours(1), Duration.ofMinutes(10));
        assertThat(all).extracting(ApprovalRule::ownYes).containsExactly(true, false);
        assertThat(all.getLast().tenant()).isEqualTo("local");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        - {id: a, for: {role: x}, server: s, tool: t, hold: 1h}             ~ [0].hold: unknown. Did you mean holds?
        - {id: a, for: {}, server: s, tool: t}                              ~ [0].for: needs one of tenant, caller, role, group.
        - {for: {role: x}, server: s, tool: t}                              ~ [0].id: is missing
        - {id: a, server: s, tool: t}                                       ~ [0].for: is missing
        - {id: a, for: {role: x}, tool: t}                                  ~ [0].server: is missing
        - {id: a, for: {role: x}, server: s}                                ~ [0].tool: is missing
        - {id: a, for: {role: x}, server: s, tool: t, holds: 10s}           ~ [0].holds: must be
        - {id: a, for: {role: x}, server: s, tool: t, holds: 2d}            ~ [0].holds: must be
        - {id: a, for: {role: x}, server: s, tool: t, by: anybody}          ~ [0].by: must be
        - {id: a, for: {role: x}, server: s, tool: t, when: 'true'}         ~ [0].when: unknown
        {id: a}                                                             ~ must be a list
        """, quoteCharacter = '§')
    void whatIsNoRuleIsToldByItsPlace(String yaml, String said) {
        assertThatThrownBy(() -> ApprovalFiles.read("approvals/a.yaml", yaml)).isInstanceOf(SettingsWrong.class)
            .hasMessageContaining("approvals/a.yaml:1: ").hasMessageContaining(said);
    }

    @Test
    void anIdStandsOnceInAllFilesAndEachServerIsThere() throws Exception {
        write("a.yaml", GOOD);
        assertThat(ApprovalFiles.read(folder)).hasSize(2);
        assertThatThrownBy(() -> WrittenRule.good(ApprovalFiles.read(folder), List.of("shop", "nodes")))
            .hasMessage("approvals/a.yaml:7: [1].server: there is no server of that name. Did you mean nodes?");
        assertThat(WrittenRule.good(ApprovalFiles.read(folder), List.of("shop", "notes"))).hasSize(2);
        write("b.yaml", "- {id: payments, for: {role: x}, server: s, tool: t}\n");
        assertThatThrownBy(() -> ApprovalFiles.read(folder)).hasMessage("approvals/b.yaml:1: [0].id: is the id of another one: approvals/a.yaml:1.");
        assertThat(ApprovalFiles.read(folder.resolve("none"))).isEmpty();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
}
