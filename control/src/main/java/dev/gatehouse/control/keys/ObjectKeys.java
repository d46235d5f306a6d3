package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.control.objects.ObjectMarks.Kind;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of marks on objects, in `objects/*.yaml` and in snapshots.
public final class ObjectKeys {
    private static final int MOST_SPOTS = 256;
    private static final String ALLOWED = "allowed";
    private static final Shape.Choice PASSES = new Shape.Choice(List.of("refused", ALLOWED));
    private static final Shape.Choice CLAIM = new Shape.Choice(ObjectMarks.CLAIMS);
    private static final Shape.Text TYPE = new Shape.Text("the name of a type of objects: a small letter, then at most 31 small letters, digits or dashes",
            "[a-z][a-z0-9-]{0,31}", 32);
    private static final Shape.Text SPOT = new Shape.Text("a spot such as pairs[].left.note.id", Spots.SHAPE, 512);
    private static final Shape.Text PROMPT = new Shape.Text("a prompt's name", "[^\\x00-\\x1f\\x7f-\\x9f]{1,256}", 256);
    private static final Shape.Text TEMPLATE = new Shape.Text("a text with places such as note://{id}, of which two have one of /?#&=;, between them",
            "([^{}\\x00-\\x1f\\x7f]|\\{[A-Za-z0-9_]{1,64}\\})+", 1024, Spots::fitsInOneWay);
    private static final Shape.Text PART = new Shape.Text("a text with one place such as note://{id}", "[^{}\\x00-\\x1f\\x7f]*\\{[A-Za-z0-9_]{1,64}\\}[^{}\\x00-\\x1f\\x7f]*",
            1024);
    private static final Shape.Group ARGUMENT = new Shape.Group(List.of(
            optional("id", TYPE, "It is an id of this type: one that was delivered to the caller.").like("note"),
            optional("bind", CLAIM, "It equals this claim of the caller, or is one of them.").like("caller.name"),
            optional("within", PART, "It is the part of the argument that stands in the place.").like("note://{id}"),
            absent("omitted", PASSES, "refused", "A call without it.")), List.of(new Rule.Also(ObjectKeys::idOrClaim)));
    private static final Shape.Group RESULT = new Shape.Group(List.of(
            optional("yields", TYPE, "An id of this type that the caller may use from then on.").like("note"),
            optional("owner", CLAIM, "The owner: whoever it is not, does not get it.").like("caller.name")),
            List.of(new Rule.ExactlyOne(List.of("yields", "owner"))));

    /// The marks of one tool, prompt, template or listing.
    public static final Shape.Group MARKS = new Shape.Group(List.of(
            required("server", Shapes.SERVER, "The server, by its name in the settings."),
            optional("tool", Shapes.TOOL, "The tool."),
            optional("prompt", PROMPT, "The prompt."),
            optional("resource", TEMPLATE, "The resources whose addresses fit this. Its places are the arguments."),
            optional("listing", new Shape.Choice(ObjectMarks.LISTINGS), "What the server lists. There are no arguments."),
            absent("mode", new Shape.Choice(ObjectMarks.MODES), "enforce", "`learn` and `warn` refuse nothing; `warn` says in the ledger what would be refused."),
            absent("others", PASSES, "refused", "Arguments that are not marked."),
            absent("reads", new Shape.Choice(List.of("structured", "text")), "structured", "Where ids are read: the structured content, or the JSON of the only text."),
            absent("arguments", new Shape.Named(SPOT, ARGUMENT, MOST_SPOTS), "{}", "Arguments that name an object or an owner."),
            absent("answers", new Shape.Named(SPOT, ARGUMENT, MOST_SPOTS), "{}", "Members of a client's answer to a question that name an object or an owner."),
            absent("plain", new Shape.Many(SPOT, MOST_SPOTS), "[]", "Arguments that name none."),
            absent("results", new Shape.Named(SPOT, RESULT, MOST_SPOTS), "{}", "Members of results that hold ids or owners.")),
            List.of(new Rule.ExactlyOne(Arrays.stream(Kind.values()).map(Kind::word).toList()), new Rule.Also(ObjectKeys::spotsApart)));

    /// The content of a file, and of a snapshot's part.
    public static final Shape.Many LIST = new Shape.Many(MARKS, 2_000);

    private ObjectKeys() {}

    /// Marks in checked values.
    public static ObjectMarks marks(Values marks) {
        Kind kind = Arrays.stream(Kind.values()).filter(each -> marks.maybeText(each.word()).isPresent()).findFirst().orElseThrow();
        return new ObjectMarks(new ServerName(marks.text("server")), kind, marks.text(kind.word()), marks.text("mode"), marks.text("others").equals(ALLOWED),
                marks.text("reads").equals("text"), arguments(marks, "arguments"), arguments(marks, "answers"),
                marks.texts("plain"), results(marks, "yields"), results(marks, "owner"));
    }

    private static Map<String, ObjectMarks.Argument> arguments(Values marks, String key) {
        Map<String, ObjectMarks.Argument> arguments = new LinkedHashMap<>();
        marks.named(key).forEach((spot, each) -> arguments.put(spot, argument(each)));
        return arguments;
    }

    private static ObjectMarks.Argument argument(Values argument) {
        return new ObjectMarks.Argument(argument.maybeText("id"), argument.maybeText("bind"), argument.maybeText("within"), argument.text("omitted").equals(ALLOWED));
    }

    private static Map<String, String> results(Values marks, String key) {
        Map<String, String> results = new LinkedHashMap<>();
        marks.named("results").forEach((spot, each) -> each.maybeText(key).ifPresent(word -> results.put(spot, word)));
        return results;
    }

    /// Marks as snapshots carry them.
    static Map<String, Object> map(ObjectMarks marks) {
        Map<String, Object> results = new LinkedHashMap<>();
        marks.yields().forEach((spot, type) -> results.put(spot, Json.object("yields", type)));
        marks.owners().forEach((spot, claim) -> results.put(spot, Json.object("owner", claim)));
        return Json.object("server", marks.server().value(), marks.kind().word(), marks.name(), "mode", marks.mode(), "others", passes(marks.othersPass()),
                "reads", marks.readsText() ? "text" : "structured", "arguments", map(marks.arguments()), "answers",
                map(marks.answers()), "plain", marks.plain(), "results", results);
    }

    private static Map<String, Object> map(Map<String, ObjectMarks.Argument> arguments) {
        Map<String, Object> map = new LinkedHashMap<>();
        arguments.forEach((spot, each) -> map.put(spot, Json.object("id", each.id(), "bind", each.bind(), "within", each.within(), "omitted", passes(each.mayBeOmitted()))));
        return map;
    }

    private static String passes(boolean passes) {
        return passes ? ALLOWED : "refused";
    }

    private static void idOrClaim(Values argument, Problems problems) {
        if (!argument.written("id") && !argument.written("bind")) {
            problems.add(argument.lineOf(""), argument.pathOf(""), "needs one of id, bind; an argument that names no object goes into plain.");
        }
    }

    private static void spotsApart(Values marks, Problems problems) {
        List<String> arguments = marks.maybe("arguments").map(_ -> List.copyOf(marks.named("arguments").keySet())).orElse(List.of());
        List<String> plain = marks.maybeTexts("plain").orElse(List.of());
        Optional<String> template = marks.maybeText(Kind.RESOURCE.word());
        Spots.within(arguments, plain).ifPresent(spot -> problems.add(marks.lineOf("arguments"), marks.pathOf("arguments"), spot + " lies within another spot."));
        marks.maybe("results").flatMap(_ -> Spots.within(List.copyOf(marks.named("results").keySet()), List.of()))
                .ifPresent(spot -> problems.add(marks.lineOf("results"), marks.pathOf("results"), spot + " lies within another spot."));
        template.flatMap(text -> Spots.unlike(text, arguments, plain)).ifPresent(name -> problems.add(marks.lineOf("arguments"), marks.pathOf("arguments"),
                name + " is not at once a place of the template and an argument, or plain."));
        marks.maybe("answers").flatMap(_ -> Spots.within(List.copyOf(marks.named("answers").keySet()), List.of()))
                .ifPresent(spot -> problems.add(marks.lineOf("answers"), marks.pathOf("answers"), spot + " lies within another spot."));
        if (marks.written(Kind.LISTING.word()) && arguments.size() + plain.size() > 0) {
            problems.add(marks.lineOf("arguments"), marks.pathOf("arguments"), "a listing has no arguments.");
        }
    }
}
