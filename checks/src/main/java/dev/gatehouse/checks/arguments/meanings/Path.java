package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/// A path with `/` that lies under one of the roots, by its text alone: there is one way to write it, and `..` is none.
///
/// Whether a component is a symbolic link is not seen from here (CVE-2025-53109); a root that merely begins alike is
/// (CVE-2025-53110: `/srv/data-old` is not under `/srv/data`). Windows paths are refused.
///
/// Options: `roots` (absolute), `relative` (paths without a leading `/` are allowed; what they are relative to is the server's word),
/// `dotNames` (components like `.github` are allowed). One of the first two must be written.
final class Path implements Meaning {
    static final String WORD = "path";
    private static final int LONGEST = 4_096;
    private static final Rule EMPTY_SEGMENT = new Rule("empty-segment", "holds two separators in a row", String::isEmpty);
    private static final Rule DOT_SEGMENT = new Rule("dot-segment", "holds a . segment after its beginning", "."::equals);
    private static final Rule PARENT_SEGMENT = new Rule("parent-segment", "holds a segment of dots", Component::isDots);
    private static final Rule OUTSIDE = new Rule("outside-roots", "lies under none of the roots", _ -> true);
    private static final Rule RELATIVE = new Rule("relative", "is not absolute", _ -> true);
    private static final List<Rule> WHOLE = List.of(Rule.empty(), Rule.longerThan(LONGEST));

    private final List<String> roots;
    private final boolean relative;
    private final List<Rule> ofComponents;

    Path(Options options) {
        this(roots(options), options.flag("relative"), options.flag("dotNames"));
        if (roots.isEmpty() && !relative) {
            options.note("roots", "must be written, or relative be true");
        }
    }

    Path(List<String> roots, boolean relative, boolean dotNames) {
        this.roots = roots;
        this.relative = relative;
        ofComponents = new ArrayList<>(List.of(EMPTY_SEGMENT, DOT_SEGMENT, PARENT_SEGMENT));
        ofComponents.addAll(Component.RULES);
        if (!dotNames) {
            ofComponents.add(Component.DOT_NAME);
        }
    }

    static List<String> roots(Options options) {
        return options.words("roots", Path::isRoot, "must be a list of absolute paths below /, without a slash at the end");
    }

    private static boolean isRoot(String text) {
        if (!text.startsWith("/") || text.length() < 2) {
            return false;
        }
        return List.of(text.substring(1).split("/", -1)).stream()
            .allMatch(each -> !each.isEmpty() && !Component.isDots(each) && Rule.first(Component.RULES, each) == Fit.FITS);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return value instanceof JsonString text ? judge(text.value()) : Rule.NOT_TEXT;
    }

    Fit judge(String text) {
        Fit whole = Rule.first(WHOLE, text);
        if (whole != Fit.FITS) {
            return whole;
        }
        boolean absolute = text.startsWith("/");
        Fit below = judgeComponents(absolute ? text.substring(1) : withoutHere(text));
        return below != Fit.FITS ? below : absolute ? judgeRoots(text) : relative ? Fit.FITS : RELATIVE.unfit();
    }

    /// `.` and a leading `./` say where a relative path begins, and nothing else.
    private static String withoutHere(String text) {
        return text.equals(".") ? "" : text.startsWith("./") ? text.substring(2) : text;
    }

    private Fit judgeComponents(String text) {
        String body = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (body.isEmpty() && text.isEmpty()) {
            return Fit.FITS;
        }
        for (String component : body.split("/", -1)) {
            Fit fit = Rule.first(ofComponents, component);
            if (fit != Fit.FITS) {
                return fit;
            }
        }
        return Fit.FITS;
    }

    private Fit judgeRoots(String text) {
        return roots.stream().anyMatch(root -> text.equals(root) || text.startsWith(root + "/")) ? Fit.FITS : OUTSIDE.unfit();
    }
}
