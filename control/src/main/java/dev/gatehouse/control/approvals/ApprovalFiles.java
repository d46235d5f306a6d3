package dev.gatehouse.control.approvals;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.ApprovalKeys;
import dev.gatehouse.control.keys.WrittenList;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import java.nio.file.Path;
import java.util.List;

/// `approvals/*.yaml`: each a list of rules. All of them are read, or none.
public final class ApprovalFiles {
    /// What the folder is called, in a home and in the copy of the settings.
    public static final String FOLDER = "approvals";
    /// What the schema's file is called, in a home and in `docs`.
    public static final String SCHEMA_FILE = "approvals.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:approvals:1";
    private static final int MOST = 1_000;

    private ApprovalFiles() {}

    /// All rules of a folder. All mistakes of all files are told at once.
    public static List<WrittenRule> read(Path folder) throws SettingsWrong {
        return WrittenFolder.readOnce(folder, FOLDER, MOST, ApprovalFiles::read);
    }

    /// The rules of one text, called `name` in what is said about it. An empty one holds none.
    public static List<WrittenRule> read(String name, String text) throws SettingsWrong {
        return WrittenList.read(name, text, ApprovalKeys.RULES).stream()
            .map(each -> new WrittenRule(ApprovalKeys.rule(each), name, each.pathOf(""), each.lineOf(""))).toList();
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break.
    public static String schema() {
        return Json.pretty(Schema.of(ApprovalKeys.RULES, SCHEMA_ID, "approvals/*.yaml")) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/approvals.md`.
    public static String tables() {
        return Table.of("Each rule", ApprovalKeys.RULE);
    }
}
