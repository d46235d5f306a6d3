package dev.gatehouse.control.policies;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Yaml;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.PolicyTestKeys;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenText;
import dev.gatehouse.control.shape.Reader;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import dev.gatehouse.control.shape.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `policies/tests/*.yaml`: each a list of tests.
public final class PolicyTestFiles {
    /// What the folder is called, within that of the policies.
    public static final String FOLDER = "tests";
    /// What the schema's file is called, in a home and in `docs`.
    public static final String SCHEMA_FILE = "policy-tests.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:policy-tests:1";

    private PolicyTestFiles() {}

    /// All tests of a folder. All mistakes of all files are told at once.
    public static List<PolicyTrial> read(Path folder) throws SettingsWrong {
        List<PolicyTrial> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : PolicyFiles.in(folder)) {
            try {
                all.addAll(read(PolicyFiles.FOLDER + "/" + FOLDER + "/" + file.getFileName(), WrittenText.of(file)));
            } catch (SettingsWrong wrong) {
                problems.addAll(wrong.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return all;
    }

    /// The tests of one text, called `name` in what is said about it.
    public static List<PolicyTrial> read(String name, String text) throws SettingsWrong {
        var problems = new Problems(name);
        Optional<Node> root = Yaml.read(text, problems);
        List<Values> values = problems.none() ? root.map(node -> Reader.read(node, PolicyTestKeys.LIST, problems)).orElse(List.of()) : List.of();
        if (!problems.none()) {
            throw new SettingsWrong(problems.found());
        }
        return values.stream().map(each -> PolicyTestKeys.test(name, each)).toList();
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break.
    public static String schema() {
        return Json.pretty(Schema.of(PolicyTestKeys.LIST, SCHEMA_ID, "policies/tests/*.yaml")) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/policies.md`.
    public static String tables() {
        return Table.of("Each test", PolicyTestKeys.TEST);
    }
}
