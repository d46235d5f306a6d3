package dev.gatehouse.control.policies;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.PolicyKeys;
import dev.gatehouse.control.keys.WrittenList;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import java.nio.file.Path;
import java.util.List;

/// `policies/*.yaml`: each a list of policies. All of them are read, or none.
public final class PolicyFiles {
    /// What the folder is called, in a home and in the copy of the settings.
    public static final String FOLDER = "policies";
    /// What the schema's file is called, in a home and in `docs`.
    public static final String SCHEMA_FILE = "policies.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:policies:1";
    private static final int MOST = 2_000;

    private PolicyFiles() {}

    /// All policies of a folder. All mistakes of all files are told at once.
    public static List<WrittenPolicy> read(Path folder) throws SettingsWrong {
        return WrittenFolder.readOnce(folder, FOLDER, MOST, PolicyFiles::read);
    }

    /// The policies of one text, called `name` in what is said about it. An empty one holds none.
    public static List<WrittenPolicy> read(String name, String text) throws SettingsWrong {
        List<String> lines = text.lines().toList();
        return WrittenList.read(name, text, PolicyKeys.LIST).stream()
            .map(each -> new WrittenPolicy(PolicyKeys.policy(each), name, each.pathOf(""), each.lineOf(""), lines)).toList();
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break.
    public static String schema() {
        return Json.pretty(Schema.of(PolicyKeys.LIST, SCHEMA_ID, "policies/*.yaml")) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/policies.md`.
    public static String tables() {
        return Table.of("Each policy", PolicyKeys.POLICY);
    }
}
