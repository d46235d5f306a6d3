package dev.gatehouse.control.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.objects.ObjectMarks.Argument;
import dev.gatehouse.control.objects.ObjectMarks.Kind;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectFilesTest {
    private static final String GOOD = """
        - server: notes
          tool: compare_notes
          mode: warn
          others: allowed
          reads: text
          arguments:
            pairs[].left.note.id: {id: note}
            marks{name}: {id: note, bind: caller.tenant, omitted: allowed}
            "\\"a.b\\".uri": {id: note, within: "note://{id}"}
          answers:
            picked: {id: note, omitted: allowed}
          plain: ["marks{}", word]
          results:
            notes[].id: {yields: note}
            notes[].owner: {owner: caller.name}
        - {server: notes, prompt: summarize note, arguments: {id: {id: note}}}
        - {server: notes, resource: "note://{id}/{page}", arguments: {id: {id: note}}, plain: [page]}
        - {server: notes, listing: resources, results: {"resources[].uri": {yields: address}}}
        """;
    @TempDir
    private Path folder;

    @Test
    void aFileIsAListOfMarks() throws SettingsWrong {
        List<ObjectMarks> all = ObjectFiles.read("objects/a.yaml", GOOD).stream().map(WrittenMarks::marks).toList();
        assertThat(all).extracting(ObjectMarks::kind).containsExactly(Kind.TOOL, Kind.PROMPT, Kind.RESOURCE, Kind.LISTING);
        ObjectMarks tool = all.getFirst();
        assertThat(tool.mode()).isEqualTo("warn");
        assertThat(tool.othersPass() && tool.readsText()).isTrue();
        assertThat(tool.arguments()).containsEntry("pairs[].left.note.id", new Argument(Optional.of("note"), Optional.empty(), Optional.empty(), false))
            .containsEntry("marks{name}", new Argument(Optional.of("note"), Optional.of("caller.tenant"), Optional.empty(), true))
            .containsEntry("\"a.b\".uri", new Argument(Optional.of("note"), Optional.empty(), Optional.of("note://{id}"), false));
        assertThat(tool.answers()).containsOnlyKeys("picked");
        assertThat(tool.plain()).containsExactly("marks{}", "word");
        assertThat(tool.yields()).isEqualTo(Map.of("notes[].id", "note"));
        assertThat(tool.owners()).isEqualTo(Map.of("notes[].owner", "caller.name"));
        assertThat(all.getLast()).extracting(ObjectMarks::mode, ObjectMarks::othersPass, ObjectMarks::readsText).containsExactly("enforce", false, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        - {server: s, tool: t, argument: {}}                                          ~ [0].argument: unknown. Did you mean arguments?
        - {server: s}                                                                 ~ [0]: needs one of tool, prompt, resource, listing.
        - {server: s, tool: t, prompt: p}                                             ~ [0].prompt: does not go together with tool
        - {tool: t}                                                                   ~ [0].server: is missing
        - {server: s, tool: t, mode: enforced}                                        ~ [0].mode: must be one of learn, warn, enforce. Did you mean enforce?
        - {server: s, tool: t, arguments: {id: {}}}                                   ~ [0].arguments.id: needs one of id, bind
        - {server: s, tool: t, arguments: {id: {idd: note}}}                          ~ [0].arguments.id.idd: unknown. Did you mean id?
        - {server: s, tool: t, arguments: {id: {id: Note}}}                           ~ [0].arguments.id.id: must be the name of a type
        - {server: s, tool: t, arguments: {id: {bind: caller.nam}}}                   ~ [0].arguments.id.bind: must be one of
        - {server: s, tool: t, arguments: {id: {id: note, omitted: yes}}}             ~ [0].arguments.id.omitted: must be
        - {server: s, tool: t, arguments: {id: {id: note, within: 'note://id'}}}      ~ [0].arguments.id.within: must be a text with one place
        - {server: s, tool: t, arguments: {'a..b': {id: note}}}                       ~ the name must be a spot
        - {server: s, tool: t, arguments: {'a[0]': {id: note}}}                       ~ the name must be a spot
        - {server: s, tool: t, arguments: {'a{name}.b': {id: note}}}                  ~ the name must be a spot
        - {server: s, tool: t, arguments: {a: {id: note}, a.b: {id: note}}}           ~ [0].arguments: a.b lies within another spot.
        - {server: s, tool: t, arguments: {a.b: {id: note}}, plain: [a]}              ~ [0].arguments: a.b lies within another spot.
        - {server: s, tool: t, answers: {a: {id: note}, 'a[]': {id: note}}}           ~ [0].answers: a[] lies within another spot.
        - {server: s, tool: t, plain: [a, a]}                                         ~ stands in this list twice
        - {server: s, tool: t, plain: [a, '"a"']}                                     ~ lies within another spot.
        - {server: s, tool: t, results: {id: {}}}                                     ~ [0].results.id: needs one of yields, owner.
        - {server: s, tool: t, results: {id: {yields: note, owner: caller.name}}}     ~ does not go together
        - {server: s, tool: t, results: {'a[]': {yields: note}, 'a[].b': {yields: n}}} ~ [0].results: a[].b lies within another spot.
        - {server: s, resource: 'n://{a}', arguments: {b: {id: note}}}                ~ b is not at once a place of the template and an argument
        - {server: s, resource: 'n://{a}'}                                            ~ a is not at once a place of the template and an argument
        - {server: s, resource: 'n://{a}-{b}'}                                        ~ [0].resource: must be a text with places
        - {server: s, resource: 'n://{a'}                                             ~ [0].resource: must be a text with places
        - {server: s, listing: notes}                                                 ~ [0].listing: must be one of
        - {server: s, listing: resources, plain: [a]}                                 ~ a listing has no arguments
        {server: s}                                                                   ~ must be a list
        """, quoteCharacter = '§')
    void whatIsNoMarkIsToldByItsPlace(String yaml, String said) {
        assertThatThrownBy(() -> ObjectFiles.read("objects/a.yaml", yaml)).isInstanceOf(SettingsWrong.class)
            .hasMessageContaining("objects/a.yaml:1: ").hasMessageContaining(said);
    }

    @Test
    void eachThingIsMarkedOnceInAllFilesAndEachServerIsThere() throws Exception {
        write("a.yaml", GOOD);
        assertThat(ObjectFiles.read(folder)).hasSize(4);
        assertThatThrownBy(() -> WrittenMarks.good(ObjectFiles.read(folder), List.of("note"))).hasMessageContaining("objects/a.yaml:1: [0].server: ")
            .hasMessageContaining("Did you mean note?");
        write("b.yaml", "- {server: notes, tool: compare_notes}\n");
        assertThatThrownBy(() -> ObjectFiles.read(folder)).hasMessageContaining("objects/b.yaml:1: [0].tool: is the tool of another one: objects/a.yaml:1.");
    }

    @Test
    void theMarksOfTheExampleAreRead() throws Exception {
        Path example = Path.of(System.getProperty("house", ".."), "examples/vulnerable/objects");
        List<WrittenMarks> all = new ArrayList<>();
        for (String file : List.of("notes.yaml", "others.yaml")) {
            all.addAll(ObjectFiles.read(file, Files.readString(example.resolve(file))));
        }
        assertThat(WrittenMarks.good(all, List.of("vulnerable"))).hasSizeGreaterThan(30);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
}
