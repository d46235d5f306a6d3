package dev.gatehouse.control.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFilesTest {
    private static final String GOOD = """
        # who may give money back
        - id: small-refunds
          for: {tenant: acme, role: support}
          server: shop
          tool: refund
          when: arguments.amount <= 100.0
        - id: readers
          for: {caller: alice}
          server: shop
          tool: read_*
          when: |
            caller.tenant == 'local' &&
              arguments.ammount > 5.0
        - id: whole-tenant
          for: {tenant: globex}
          server: shop
          tool: "*"
        """;
    @TempDir
    private Path folder;

    @Test
    void aFileIsAListOfPolicies() throws SettingsWrong {
        List<Policy> all = PolicyFiles.read("policies/shop.yaml", GOOD).stream().map(WrittenPolicy::policy).toList();
        assertThat(all).extracting(Policy::id).containsExactly("small-refunds", "readers", "whole-tenant");
        assertThat(all.get(0).subject()).contains(new Subject.Role("support"));
        assertThat(all.get(0).when()).contains("arguments.amount <= 100.0");
        assertThat(all.get(1).tenant()).isEqualTo("local");
        assertThat(all.get(1).tool().matches("read_all")).isTrue();
        assertThat(all.get(2).subject()).isEmpty();
        assertThat(all).extracting(Policy::isWildcard).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        - {id: a, for: {role: x}, server: s, tool: t, wen: 'true'}          ~ [0].wen: unknown. Did you mean when?
        - {id: a, for: {rol: x}, server: s, tool: t}                        ~ [0].for.rol: unknown. Did you mean role?
        - {id: a, for: {}, server: s, tool: t}                              ~ [0].for: needs one of tenant, caller, role, group.
        - {id: a, for: {role: x, group: y}, server: s, tool: t}             ~ [0].for.group: does not go together with role
        - {for: {role: x}, server: s, tool: t}                              ~ [0].id: is missing
        - {id: a, server: s, tool: t}                                       ~ [0].for: is missing
        - {id: a, for: {role: x}, tool: t}                                  ~ [0].server: is missing
        - {id: a, for: {role: x}, server: s}                                ~ [0].tool: is missing
        - {id: A b, for: {role: x}, server: s, tool: t}                     ~ [0].id: must be
        - {id: a, for: {role: x}, server: all, tool: t}                     ~ [0].server: must be
        - {id: a, for: {role: x}, server: s, tool: t, when: true}           ~ [0].when: must be a text: put it into quotes.
        - {id: a, for: {role: x}, server: s, tool: t, when: ''}             ~ [0].when: must be a condition
        - {id: a, id: b, for: {role: x}, server: s, tool: t}                ~ [0].id: written twice
        {id: a}                                                             ~ must be a list
        - just words                                                        ~ [0]: must be keys with values
        - &a {id: a}                                                        ~ anchors and aliases
        """, quoteCharacter = '§')
    void whatIsNotAPolicyIsToldByItsPlace(String yaml, String said) {
        assertThatThrownBy(() -> PolicyFiles.read("policies/shop.yaml", yaml)).isInstanceOf(SettingsWrong.class)
            .hasMessageContaining("policies/shop.yaml:1: ").hasMessageContaining(said);
    }

    @Test
    void filesAreReadByNameAndAnIdStandsOnceInAllOfThem() throws Exception {
        write("b.yaml", "- {id: one, for: {role: x}, server: s, tool: t}\n- {id: two, for: {role: x}, server: s, tool: t}\n");
        write("a.yaml", "- {id: zero, for: {role: x}, server: s, tool: t}\n");
        write("notes.txt", "not read");
        write("empty.yaml", "# nothing yet\n");
        assertThat(PolicyFiles.read(folder)).extracting(each -> each.policy().id()).containsExactly("zero", "one", "two");
        write("c.yaml", "\n- {id: one, for: {role: x}, server: s, tool: t}\n");
        assertThatThrownBy(() -> PolicyFiles.read(folder)).hasMessage("policies/c.yaml:2: [0].id: is the id of another one: policies/b.yaml:1.");
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() throws SettingsWrong {
        assertThat(PolicyFiles.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aFileThatAnybodyMayWriteIsNotRead() throws Exception {
        write("a.yaml", "[]");
        Files.setPosixFilePermissions(folder.resolve("a.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> PolicyFiles.read(folder)).hasMessageContaining("may be written by anybody");
    }

    @Test
    void aFlawOfAConditionIsToldByTheLineAndColumnOfTheFile() throws SettingsWrong {
        List<WrittenPolicy> written = PolicyFiles.read("policies/shop.yaml", GOOD);
        assertThat(judged(written, "arguments.amount <= 100.0", new Judgement.Flaw(1, 11, "there is no word there.", "amont", List.of("amount"))))
            .isEqualTo("policies/shop.yaml:6: [0].when: column 19: there is no word there. Did you mean amount?");
        assertThat(judged(written, written.get(1).policy().when().orElseThrow(), new Judgement.Flaw(2, 13, "no.", "", List.of())))
            .isEqualTo("policies/shop.yaml:13: [1].when: column 17: no.");
    }

    private static String judged(List<WrittenPolicy> written, String when, Judgement.Flaw flaw) {
        try {
            Judgement.good(written, List.of("shop"), each -> each.equals(when) ? List.of(flaw) : List.of());
            return "";
        } catch (SettingsWrong wrong) {
            return wrong.problems().stream().map(Problem::toString).findFirst().orElse("");
        }
    }

    @Test
    void aServerThatIsNotThereIsToldWithTheNearestThatIs() throws SettingsWrong {
        List<WrittenPolicy> written = PolicyFiles.read("policies/shop.yaml", GOOD);
        assertThatThrownBy(() -> Judgement.good(written, List.of("shops", "notes"), _ -> List.of()))
            .hasMessageContaining("policies/shop.yaml:2: [0].server: there is no server of that name. Did you mean shops?");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void nothingOfAConditionIsInWhatIsSaidAboutItsShape() {
        assertThatThrownBy(() -> PolicyFiles.read("a", "- {id: a, for: {role: x}, server: s, tool: t, when: [hunter2]}"))
            .hasMessageNotContaining("hunter2");
    }
}
