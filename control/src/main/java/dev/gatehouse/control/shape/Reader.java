package dev.gatehouse.control.shape;

import dev.gatehouse.control.document.JsonParser;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Paths;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.CommandWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a tree of nodes against a shape and notes everything that does not fit. Never echoes a value.
public final class Reader {
    private final Problems problems;

    private Reader(Problems problems) {
        this.problems = problems;
    }

    /// The values of a whole document; only complete if no problem was noted.
    public static Values read(Node root, Shape.Group group, Problems problems) {
        var reader = new Reader(problems);
        return reader.group(root, group, "").orElseGet(() -> reader.absent(group, "", 1));
    }

    /// The values of a document that is a list of groups; only complete if no problem was noted.
    public static List<Values> read(Node root, Shape.Many groups, Problems problems) {
        return new Reader(problems).many(root, groups, "").map(all -> ((List<?>) all).stream().map(Values.class::cast).toList()).orElse(List.of());
    }

    private Optional<Object> value(Node node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Text text -> text(node, path, text.wanted()).filter(v -> fits(text.fits(v), node, path, text.wanted()))
                    .map(Object.class::cast);
            case Shape.Whole whole -> whole(node, whole, path);
            case Shape.Flag _ -> flag(node, path);
            case Shape.Span span -> span(node, span, path);
            case Shape.Size size -> size(node, size, path);
            case Shape.Choice choice -> choice(node, choice, path);
            case Shape.CommandLine _ -> command(node, path);
            case Shape.Tree _ -> node instanceof Node.Mapping ? Optional.of(Json.plain(node)) : wrong(node, path, must("an object"));
            case Shape.Many many -> many(node, many, path);
            case Shape.Named named -> named(node, named, path);
            case Shape.Group group -> group(node, group, path).map(Object.class::cast);
        };
    }

    private Optional<String> text(Node node, String path, String wanted) {
        if (node instanceof Node.Text text) {
            return Optional.of(text.value());
        }
        boolean unquoted = node instanceof Node.Number || node instanceof Node.Flag;
        return wrong(node, path, unquoted ? "must be a text: put it into quotes." : must(wanted));
    }

    private Optional<Object> whole(Node node, Shape.Whole whole, String path) {
        String wanted = "a whole number from " + whole.least() + " to " + whole.most();
        if (node instanceof Node.Number(_, String written) && written.length() <= 18 && written.indexOf('.') < 0
                && written.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9')) {
            long value = Long.parseLong(written);
            return value < whole.least() || value > whole.most() ? wrong(node, path, must(wanted)) : Optional.of(value);
        }
        return wrong(node, path, must(wanted));
    }

    private Optional<Object> flag(Node node, String path) {
        return node instanceof Node.Flag flag ? Optional.of(flag.value()) : wrong(node, path, must("true or false"));
    }

    private Optional<Object> span(Node node, Shape.Span span, String path) {
        String wanted = "a duration from " + Units.written(span.least()) + " to " + Units.written(span.most())
                + ", such as 30s, 5m or 1h";
        return node instanceof Node.Text text
                ? Units.span(text.value())
                        .filter(v -> v.compareTo(span.least()) >= 0 && v.compareTo(span.most()) <= 0)
                        .map(Object.class::cast)
                        .or(() -> wrong(node, path, must(wanted)))
                : wrong(node, path, must(wanted));
    }

    private Optional<Object> size(Node node, Shape.Size size, String path) {
        String wanted = "a size from " + Units.written(size.least()) + " to " + Units.written(size.most())
                + ", such as 64KiB or 4MiB";
        return node instanceof Node.Text text
                ? Units.size(text.value())
                        .filter(v -> v >= size.least() && v <= size.most())
                        .map(Object.class::cast)
                        .or(() -> wrong(node, path, must(wanted)))
                : wrong(node, path, must(wanted));
    }

    private Optional<Object> choice(Node node, Shape.Choice choice, String path) {
        String wanted = choice.words().size() == 1 ? choice.words().getFirst() : "one of " + String.join(", ", choice.words());
        Optional<String> text = text(node, path, wanted);
        if (text.isPresent() && !choice.words().contains(text.get())) {
            return wrong(node, path, must(wanted) + Nearest.meant(text.get(), choice.words()));
        }
        return text.map(Object.class::cast);
    }

    private Optional<Object> command(Node node, String path) {
        return switch (node) {
            case Node.Text text -> words(CommandWords.split(text.value()), node, path);
            case Node.Sequence list -> {
                Optional<Object> words = many(list, new Shape.Many(new Shape.Text("a text", "(?s).*", 4096), CommandWords.MOST), path, false);
                yield words.flatMap(each -> words(CommandWords.of(strings(each)), node, path));
            }
            case Node.Number _, Node.Flag _, Node.Nothing _, Node.Mapping _ -> wrong(node, path, must("a command, or a list of its words"));
        };
    }

    private Optional<Object> words(CommandWords split, Node node, String path) {
        return switch (split) {
            case CommandWords.Good good -> Optional.of(good.words());
            case CommandWords.Bad bad -> wrong(node, path, bad.why());
        };
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private Optional<Object> many(Node node, Shape.Many many, String path) {
        return many(node, many, path, true);
    }

    private Optional<Object> many(Node node, Shape.Many many, String path, boolean onceEach) {
        if (!(node instanceof Node.Sequence list)) {
            return wrong(node, path, must("a list"));
        }
        if (list.items().size() > many.most()) {
            return wrong(node, path, "holds more than " + many.most() + " entries.");
        }
        List<Object> values = new ArrayList<>();
        var seen = new HashSet<Object>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            Optional<Object> value = value(item, many.each(), path + "[" + i + "]");
            if (onceEach && value.isPresent() && !seen.add(value.get())) {
                wrong(item, path + "[" + i + "]", "stands in this list twice.");
            }
            value.ifPresent(values::add);
        }
        return values.size() == list.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> named(Node node, Shape.Named named, String path) {
        if (!(node instanceof Node.Mapping map)) {
            return wrong(node, path, must("names, each with its keys below it"));
        }
        if (map.entries().size() > named.most()) {
            return wrong(node, path, "holds more than " + named.most() + " entries.");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Node.Entry entry : map.entries()) {
            String at = Paths.under(path, entry.key());
            if (!named.name().fits(entry.key())) {
                problems.add(entry.line(), at, "the name " + must(named.name().wanted()));
            }
            value(entry.value(), named.each(), at).ifPresent(value -> values.put(entry.key(), value));
        }
        return Optional.of(values);
    }

    private Optional<Values> group(Node node, Shape.Group group, String path) {
        if (!(node instanceof Node.Mapping map)) {
            return wrong(node, path, must("keys with values: " + String.join(", ", names(group))));
        }
        var values = new Values(group, path, node.line());
        for (Node.Entry entry : map.entries()) {
            entry(entry, group, values);
        }
        complete(values, group);
        group.rules().forEach(rule -> check(rule, values));
        return Optional.of(values);
    }

    private void entry(Node.Entry entry, Shape.Group group, Values values) {
        String at = values.pathOf(entry.key());
        if (!names(group).contains(entry.key())) {
            problems.add(entry.line(), at, "unknown." + meant(entry.key(), names(group)));
            return;
        }
        values.written(entry.key(), entry.line());
        Optional<Object> value = value(entry.value(), group.key(entry.key()).shape(), at);
        value.ifPresentOrElse(good -> values.put(entry.key(), good), () -> values.wrong(entry.key()));
    }

    private void complete(Values values, Shape.Group group) {
        for (Key key : group.keys()) {
            if (values.written(key.name())) {
                continue;
            }
            if (key.required()) {
                problems.add(values.lineOf(""), values.pathOf(key.name()), "is missing: " + key.meaning());
            }
            key.absent().ifPresent(written -> values.put(key.name(), absent(key, written, values)));
        }
    }

    private Object absent(Key key, String written, Values values) {
        if (key.shape() instanceof Shape.Group group) {
            return absent(group, values.pathOf(key.name()), values.lineOf(""));
        }
        return value(node(written), key.shape(), values.pathOf(key.name())).orElseThrow();
    }

    /// Defaults are written as YAML and JSON alike; a plain word is a text. Zones that only read snapshots need no YAML for them.
    private static Node node(String written) {
        return JsonParser.read(written, new Problems("defaults")).orElseGet(() -> new Node.Text(0, written));
    }

    private Values absent(Shape.Group group, String path, int line) {
        var values = new Values(group, path, line);
        group.keys().forEach(key -> key.absent().ifPresent(written -> values.put(key.name(), absent(key, written, values))));
        return values;
    }

    private void check(Rule rule, Values values) {
        switch (rule) {
            case Rule.ExactlyOne(List<String> keys) -> exactlyOne(keys, values);
            case Rule.OnlyWith(String key, String needed) -> onlyWith(key, needed, values);
            case Rule.Also(Rule.Question question) -> question.ask(values, problems);
        }
    }

    private void exactlyOne(List<String> keys, Values values) {
        List<String> written = keys.stream().filter(values::written).toList();
        if (written.isEmpty()) {
            problems.add(values.lineOf(""), values.pathOf(""), "needs one of " + String.join(", ", keys) + ".");
        } else if (written.size() > 1) {
            problems.add(values.lineOf(written.get(1)), values.pathOf(written.get(1)),
                    "does not go together with " + written.getFirst() + ": keep one of them.");
        }
    }

    private void onlyWith(String key, String needed, Values values) {
        if (values.written(key) && !values.written(needed)) {
            problems.add(values.lineOf(key), values.pathOf(key), "means something only together with " + needed + ".");
        }
    }

    private static List<String> names(Shape.Group group) {
        return group.keys().stream().map(Key::name).toList();
    }

    private static String meant(String written, List<String> valid) {
        String near = Nearest.meant(written, valid);
        return near.isEmpty() ? " Known here: " + String.join(", ", valid) + "." : near;
    }

    private boolean fits(boolean fits, Node node, String path, String wanted) {
        if (!fits) {
            wrong(node, path, must(wanted));
        }
        return fits;
    }

    private static String must(String wanted) {
        return "must be " + wanted + ".";
    }

    private <T> Optional<T> wrong(Node node, String path, String said) {
        problems.add(node.line(), path, said);
        return Optional.empty();
    }
}
