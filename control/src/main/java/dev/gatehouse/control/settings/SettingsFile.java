package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Yaml;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.FromValues;
import dev.gatehouse.control.keys.SettingsKeys;
import dev.gatehouse.control.shape.Reader;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import dev.gatehouse.control.shape.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `gatehouse.yaml`: reading it, and everything else that follows from the table of its keys.
public final class SettingsFile {
    /// What the schema's file is called, beside the settings in a home and in `docs`.
    public static final String SCHEMA_FILE = "gatehouse.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:settings:1";

    private SettingsFile() {}

    /// Reads the file. All mistakes are told at once, each with file, line, path, what was meant and the nearest valid word.
    public static Settings read(Path file) throws SettingsWrong {
        return read(String.valueOf(file.getFileName()), WrittenText.of(file));
    }

    /// Reads a text, called `name` in what is said about it.
    public static Settings read(String name, String text) throws SettingsWrong {
        var problems = new Problems(name);
        Optional<Node> root = Yaml.read(text, problems);
        if (root.isEmpty() && problems.none()) {
            throw wrong(name, 1, "is empty: it needs at least version: 1.");
        }
        root.flatMap(SettingsFile::newerVersion).ifPresent(line -> {
            problems.add(line, "version", "is newer than this program, which reads version " + Settings.VERSION + ": use a newer one.");
        });
        if (!problems.none() && root.flatMap(SettingsFile::newerVersion).isPresent() || root.isEmpty()) {
            throw new SettingsWrong(problems.found());
        }
        var values = Reader.read(root.get(), SettingsKeys.ALL, problems);
        if (!problems.none()) {
            throw new SettingsWrong(problems.found());
        }
        return FromValues.settings(values);
    }

    /// What holds when nothing but the version is written.
    public static Settings defaults() {
        try {
            return read("defaults", "version: " + Settings.VERSION);
        } catch (SettingsWrong impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The commented file that the first start writes. Everything but the version stands in it as a comment.
    public static String template() {
        return Template.of(SettingsKeys.ALL, "docs/settings.md", SCHEMA_FILE);
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break. The reader knows some rules that it cannot say.
    public static String schema() {
        return Json.pretty(Schema.of(SettingsKeys.ALL, SCHEMA_ID, "gatehouse.yaml, version " + Settings.VERSION)) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/settings.md`.
    public static String tables() {
        return Table.of("The file", SettingsKeys.ALL);
    }

    /// A newer file may hold keys that are right there, so nothing else is said about it.
    private static Optional<Integer> newerVersion(Node root) {
        return root instanceof Node.Mapping map ? map.entries().stream()
                .filter(entry -> entry.key().equals("version"))
                .filter(entry -> entry.value() instanceof Node.Number(_, String written)
                        && written.matches("[1-9][0-9]*") && !written.equals(String.valueOf(Settings.VERSION)))
                .map(Node.Entry::line).findFirst() : Optional.empty();
    }

    private static SettingsWrong wrong(String name, int line, String said) {
        return new SettingsWrong(List.of(new Problem(name, line, "", said)));
    }
}
