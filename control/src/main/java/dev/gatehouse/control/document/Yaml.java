package dev.gatehouse.control.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// YAML 1.2 to nodes, less what a settings file has no use for: aliases, anchors, tags, merge keys, several documents,
/// keys that are not words. A key written twice is a problem (the library's own check acts only when it builds objects,
/// not here), and so is every piece that is left out: the reader goes on and collects.
public final class Yaml {
    /// The largest text that is read, in UTF-16 units.
    public static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 16;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private final Problems problems;

    private Yaml(Problems problems) {
        this.problems = problems;
    }

    /// The root of the text; empty if there is none, or if the text could not be understood at all, which is then noted.
    public static Optional<Node> read(String text, Problems problems) {
        if (text.length() > LARGEST) {
            problems.add(0, "", "too large: at most " + LARGEST + " characters are read.");
            return Optional.empty();
        }
        try {
            return hasAliases(text, problems) ? Optional.empty() : compose(text).map(root -> new Yaml(problems).node(root, "", 0));
        } catch (MarkedYamlEngineException wrong) {
            problems.add(wrong.getProblemMark().map(Yaml::line).orElse(0), "", said(wrong));
        } catch (YamlEngineException wrong) {
            problems.add(0, "", refusedByLibrary(wrong));
        }
        return Optional.empty();
    }

    /// Looks at the events alone, before anything is built: there every alias and anchor still has its own line.
    private static boolean hasAliases(String text, Problems problems) {
        LoadSettings limits = limits();
        boolean found = false;
        for (var events = new ParserImpl(limits, new StreamReader(limits, text)); events.hasNext(); ) {
            if (events.next() instanceof NodeEvent event && event.getAnchor().isPresent()) {
                problems.add(event.getStartMark().map(Yaml::line).orElse(0), "", "anchors and aliases are not read here: write the value out.");
                found = true;
            }
        }
        return found;
    }

    /// What the library's `Compose` does; its package is not exported by its module.
    private static Optional<org.snakeyaml.engine.v2.nodes.Node> compose(String text) {
        LoadSettings limits = limits();
        return new Composer(limits, new ParserImpl(limits, new StreamReader(limits, text))).getSingleNode();
    }

    private static LoadSettings limits() {
        return LoadSettings.builder()
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LARGEST)
                .setParseComments(false)
                .build();
    }

    /// The library's own sentences quote the text, so only the kind of mistake is told.
    private static String said(MarkedYamlEngineException wrong) {
        String problem = String.valueOf(wrong.getProblem());
        if (problem.contains("'\\t'") || problem.contains("TAB")) {
            return "not YAML: a tab where spaces are meant.";
        }
        if (problem.contains("another document")) {
            return "one document only: remove what follows the line with ---.";
        }
        return "not YAML: check indentation, colons and quotes from here upwards.";
    }

    private static String refusedByLibrary(YamlEngineException wrong) {
        return String.valueOf(wrong.getMessage()).contains("special characters")
                ? "holds a control character that YAML does not allow."
                : "not YAML, or nested too deeply.";
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node from, String path, int depth) {
        int line = lineOf(from);
        if (depth > DEEPEST) {
            problems.add(line, path, "nested too deeply.");
            return new Node.Nothing(line);
        }
        return switch (from) {
            case ScalarNode scalar -> scalar(scalar, path, line);
            case SequenceNode list -> sequence(list, path, line, depth);
            case MappingNode map -> mapping(map, path, line, depth);
            default -> nothing(line, path);  // the library's type is not sealed
        };
    }

    private Node nothing(int line, String path) {
        problems.add(line, path, "not a kind of YAML that is read here.");
        return new Node.Nothing(line);
    }

    private Node scalar(ScalarNode scalar, String path, int line) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return tag.equals(Tag.STR) ? new Node.Text(line, value) : tagged(line, path);
        }
        if (tag.equals(Tag.STR)) {
            return new Node.Text(line, value);
        }
        if (tag.equals(Tag.NULL)) {
            return new Node.Nothing(line);
        }
        if (tag.equals(Tag.BOOL)) {
            return new Node.Flag(line, value.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(line, path, value);
        }
        return tagged(line, path);
    }

    private Node number(int line, String path, String value) {
        if (!DECIMAL.matcher(value).matches()) {
            problems.add(line, path, "a number is written in plain decimal; put a text into quotes.");
            return new Node.Nothing(line);
        }
        return new Node.Number(line, value);
    }

    private Node tagged(int line, String path) {
        problems.add(line, path, "YAML tags are not read here.");
        return new Node.Nothing(line);
    }

    private Node sequence(SequenceNode list, String path, int line, int depth) {
        if (!list.getTag().equals(Tag.SEQ)) {
            return tagged(line, path);
        }
        List<Node> items = new ArrayList<>();
        for (var item : list.getValue()) {
            items.add(node(item, path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Sequence(line, items);
    }

    private Node mapping(MappingNode map, String path, int line, int depth) {
        if (!map.getTag().equals(Tag.MAP)) {
            return tagged(line, path);
        }
        var seen = new HashSet<String>();
        List<Node.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            entry(tuple, path, depth).filter(entry -> isNew(entry, seen, path)).ifPresent(entries::add);
        }
        return new Node.Mapping(line, entries);
    }

    private Optional<Node.Entry> entry(NodeTuple tuple, String path, int depth) {
        int line = lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().isEmpty()) {
            problems.add(line, path, "a key is a single word.");
            return Optional.empty();
        }
        String name = key.getValue();
        return Optional.of(new Node.Entry(line, name, node(tuple.getValueNode(), Paths.under(path, name), depth + 1)));
    }

    private boolean isNew(Node.Entry entry, HashSet<String> seen, String path) {
        if (seen.add(entry.key())) {
            return true;
        }
        problems.add(entry.line(), Paths.under(path, entry.key()), "written twice: keep one of them.");
        return false;
    }

    private static int lineOf(org.snakeyaml.engine.v2.nodes.Node node) {
        return node.getStartMark().map(Yaml::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
