package dev.gatehouse.control.policies;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Yaml;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.PolicyKeys;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenText;
import dev.gatehouse.control.shape.Reader;
import dev.gatehouse.control.shape.Schema;
import dev.gatehouse.control.shape.Table;
import dev.gatehouse.control.shape.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `policies/*.yaml`: each a list of policies. All of them are read, or none.
public final class PolicyFiles {
    /// What the folder is called, in a home and in the copy of the settings.
    public static final String FOLDER = "policies";
    /// What the schema's file is called, in a home and in `docs`.
    public static final String SCHEMA_FILE = "policies.schema.json";
    private static final String SCHEMA_ID = "urn:gatehouse:policies:1";
    private static final int MOST_FILES = 64;
    private static final int MOST = 2_000;

    private PolicyFiles() {}

    /// The files of a folder, by name; none where there is no folder.
    ///
    /// @throws SettingsWrong where it cannot be listed or holds too many
    public static List<Path> in(Path folder) throws SettingsWrong {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            if (files.size() > MOST_FILES) {
                throw wrong(FOLDER, "holds more than " + MOST_FILES + " files.");
            }
            return files;
        } catch (IOException unreadable) {
            throw wrong(FOLDER, "cannot be listed: " + unreadable.getClass().getSimpleName() + ".");
        }
    }

    /// All policies of a folder. All mistakes of all files are told at once.
    public static List<WrittenPolicy> read(Path folder) throws SettingsWrong {
        List<WrittenPolicy> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : in(folder)) {
            try {
                all.addAll(read(FOLDER + "/" + file.getFileName(), WrittenText.of(file)));
            } catch (SettingsWrong wrong) {
                problems.addAll(wrong.problems());
            }
        }
        problems.addAll(twice(all));
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        if (all.size() > MOST) {
            throw wrong(FOLDER, "hold more than " + MOST + " policies.");
        }
        return all;
    }

    /// The policies of one text, called `name` in what is said about it. An empty one holds none.
    public static List<WrittenPolicy> read(String name, String text) throws SettingsWrong {
        var problems = new Problems(name);
        Optional<Node> root = Yaml.read(text, problems);
        List<Values> values = problems.none() ? root.map(node -> Reader.read(node, PolicyKeys.LIST, problems)).orElse(List.of()) : List.of();
        if (!problems.none()) {
            throw new SettingsWrong(problems.found());
        }
        List<String> lines = text.lines().toList();
        return values.stream().map(each -> new WrittenPolicy(PolicyKeys.policy(each), name, each.pathOf(""), each.lineOf(""), lines)).toList();
    }

    private static List<Problem> twice(List<WrittenPolicy> all) {
        Map<String, WrittenPolicy> known = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (WrittenPolicy each : all) {
            WrittenPolicy other = known.putIfAbsent(each.policy().id(), each);
            if (other != null) {
                problems.add(new Problem(each.file(), each.line(), each.path() + ".id", "is the id of another one: " + other.file() + ":" + other.line() + "."));
            }
        }
        return problems;
    }

    /// The JSON Schema (draft 2020-12) for editors, ending with a line break.
    public static String schema() {
        return Json.pretty(Schema.of(PolicyKeys.LIST, SCHEMA_ID, "policies/*.yaml")) + "\n";
    }

    /// The tables of all keys in Markdown, as they stand in `docs/policies.md`.
    public static String tables() {
        return Table.of("Each policy", PolicyKeys.POLICY);
    }

    private static SettingsWrong wrong(String name, String said) {
        return new SettingsWrong(List.of(new Problem(name, 0, "", said)));
    }
}
