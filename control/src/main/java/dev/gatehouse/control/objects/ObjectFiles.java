package dev.gatehouse.control.objects;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.ObjectKeys;
import dev.gatehouse.control.keys.WrittenList;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import java.nio.file.Path;
import java.util.List;

/// `objects/*.yaml`: each a list of marks. All of them are read, or none.
public final class ObjectFiles {
    /// What the folder is called, in a home and in the copy of the settings.
    public static final String FOLDER = "objects";
    /// What the schema's file is called, in a home and in `docs`.
    public static final String SCHEMA_FILE = "objects.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:objects:1";
    private static final int MOST = 2_000;

    private ObjectFiles() {}

    /// All marks of a folder. All mistakes of all files are told at once.
    public static List<WrittenMarks> read(Path folder) throws SettingsWrong {
        return WrittenFolder.readOnce(folder, FOLDER, MOST, ObjectFiles::read);
    }

    /// The marks of one text, called `name` in what is said about it. An empty one holds none.
    public static List<WrittenMarks> read(String name, String text) throws SettingsWrong {
        return WrittenList.read(name, text, ObjectKeys.LIST).stream()
            .map(each -> new WrittenMarks(ObjectKeys.marks(each), name, each.pathOf(""), each.lineOf(""))).toList();
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break.
    public static String schema() {
        return Json.pretty(Schema.of(ObjectKeys.LIST, SCHEMA_ID, "objects/*.yaml")) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/objects.md`.
    public static String tables() {
        return Table.of("Each entry", ObjectKeys.MARKS);
    }
}
