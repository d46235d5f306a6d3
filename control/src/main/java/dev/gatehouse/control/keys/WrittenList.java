package dev.gatehouse.control.keys;

import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Yaml;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.shape.Reader;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import java.util.List;
import java.util.Optional;

/// A YAML text that is a list of groups.
public final class WrittenList {
    private WrittenList() {}

    /// The groups of a text, called `name` in what is said about it. An empty one holds none.
    public static List<Values> read(String name, String text, Shape.Many list) throws SettingsWrong {
        var problems = new Problems(name);
        Optional<Node> root = Yaml.read(text, problems);
        List<Values> values = problems.none() ? root.map(node -> Reader.read(node, list, problems)).orElse(List.of()) : List.of();
        if (!problems.none()) {
            throw new SettingsWrong(problems.found());
        }
        return values;
    }
}
