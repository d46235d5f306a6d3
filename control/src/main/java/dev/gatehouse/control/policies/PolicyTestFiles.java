package dev.gatehouse.control.policies;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.PolicyTestKeys;
import dev.gatehouse.control.keys.WrittenList;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import java.nio.file.Path;
import java.util.List;

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
        return WrittenFolder.read(folder, PolicyFiles.FOLDER + "/" + FOLDER, PolicyTestFiles::read);
    }

    /// The tests of one text, called `name` in what is said about it.
    public static List<PolicyTrial> read(String name, String text) throws SettingsWrong {
        return WrittenList.read(name, text, PolicyTestKeys.LIST).stream().map(each -> PolicyTestKeys.test(name, each)).toList();
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
