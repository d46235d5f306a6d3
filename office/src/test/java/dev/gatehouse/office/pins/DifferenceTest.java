package dev.gatehouse.office.pins;

import static dev.gatehouse.office.pins.Said.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator reads of a change: all of it, and nothing that a terminal acts upon.
class DifferenceTest {
    private static final Definition BEFORE = tool("""
        {"name":"send","title":"Send","description":"Sends.\\nTo one.","inputSchema":{"type":"object","properties":{"to":{"type":"string","enum":["a","b"]},"size":{"type":"integer","maximum":5}},
        "required":["to"]},"annotations":{"readOnlyHint":false},"icons":[{"src":"https://x.example/i.png"}]}""");

    private static String shown(Optional<Definition> before, Definition after) {
        return Difference.between(before, after).stream().map(row -> row.at() + "\n" + row.before().map(text -> "- " + text + "\n").orElse("")
            + row.after().map(text -> "+ " + text + "\n").orElse("")).collect(Collectors.joining());
    }

    @Test
    void aChangeNamesEveryMemberThatDiffersAndNoOther() {
        Definition after = tool("""
            {"name":"send","description":"Sends.\\nTo all.","inputSchema":{"type":"object","properties":{"to":{"type":"string","enum":["a\\", \\"b"]},"bcc":{"type":"string","description":"\\u202eHidden\\u001b[2J"}},
            "required":["to","bcc"]},"annotations":{"readOnlyHint":true},"icons":[{"src":"https://x.example/i.png"},{"src":"https://x.example/j.png"}],"la.ter":{"a":[[],{}]}}""");
        assertThat(shown(Optional.of(BEFORE), after)).isEqualTo("""
            description
            - "Sends.
            To one."
            + "Sends.
            To all."
            inputSchema.properties.bcc.description
            + "\\u{202E}Hidden\\u{1B}[2J"
            inputSchema.properties.bcc.type
            + "string"
            inputSchema.properties.to.enum
            - ["a", "b"]
            + ["a\\u{22}, \\u{22}b"]
            inputSchema.required
            - ["to"]
            + ["to", "bcc"]
            annotations.readOnlyHint
            - false
            + true
            icons[1].src
            + "https://x.example/j.png"
            ["la.ter"].a[0]
            + []
            ["la.ter"].a[1]
            + {}
            title
            - "Send"
            inputSchema.properties.size.maximum
            - 5
            inputSchema.properties.size.type
            - "integer"
            """);
    }

    @Test
    void ofWhatIsNewAllIsShown() {
        assertThat(shown(Optional.empty(), tool("{\"name\":\"send\",\"inputSchema\":{},\"_meta\":{\"x\":1}}"))).isEqualTo("name\n+ \"send\"\ninputSchema\n+ {}\n");
        assertThat(shown(Optional.empty(), Said.server("notes", "Be kind."))).isEqualTo("name\n+ \"notes\"\ninstructions\n+ \"Be kind.\"\n");
    }

    @Test
    void aNumberIsToldFromItsDigits() {
        assertThat(shown(Optional.of(tool("{\"name\":\"n\",\"x\":5}")), tool("{\"name\":\"n\",\"x\":\"5\"}"))).isEqualTo("x\n- 5\n+ \"5\"\n");
    }

    /// Names that could be taken for places, so that one difference hides behind another's name.
    @Test
    void noNamePassesForAnotherPlace() {
        List<String> places = Difference.between(Optional.empty(), tool("""
            {"name":"n","a":{"b":1},"a.b":1,"c":[{}],"c[0]":{},"d\\"]":1,"d":{"\\"]":1},"e\\u200b":1,"e":1,"f\\\\":1,"f\\nx":1}""")).stream().map(Difference.Row::at).toList();
        assertThat(places).doesNotHaveDuplicates().contains("a.b", "[\"a.b\"]", "c[0]", "[\"c[0]\"]", "[\"d\\u{22}]\"]", "d[\"\\u{22}]\"]", "[\"e\\u{200B}\"]", "e", "[\"f\\u{5C}\"]", "[\"f\\u{A}x\"]");
    }

    @ParameterizedTest
    @CsvSource({"200B", "200D", "202E", "2066", "FEFF", "AD", "61C", "180E", "2028", "A0", "3000", "1B", "7", "9B", "7F", "D", "9", "0", "E0041", "FE0F", "E0100", "34F", "115F",
        "3164", "FFA0", "2800", "17B4", "E000", "D800", "10FFFF", "2060", "FFF9"})
    void whatCannotBeSeenIsSpeltOut(String number) {
        String text = "a" + Character.toString(Integer.parseInt(number, 16)) + "b";
        assertThat(Visible.of(text)).isEqualTo("a\\u{" + number + "}b").matches("[ -~]*");
    }

    @Test
    void whatCanBeSeenStaysAndNobodyElseSpellsSo() {
        assertThat(Visible.of("Größe\n日本語 ✓ émoji 😀")).isEqualTo("Größe\n日本語 ✓ émoji 😀");
        assertThat(Visible.of("\\u{200B} \\ \\u200B")).isEqualTo("\\u{5C}u{200B} \\ \\u200B");
    }
}
