package dev.gatehouse.checks.arguments.meanings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One component of a path, in a form that Linux, macOS and Windows take for the same single file: what one of them would read as
/// two components, another file, a device or a stream is refused on all (POSIX.1-2024 §3.170; "Naming Files, Paths, and Namespaces", Microsoft).
final class Component {
    private static final int LONGEST = 255;
    private static final Pattern ENCODED = Pattern.compile("%[0-9a-fA-F]{2}|%u[0-9a-fA-F]{4}|&#");
    private static final Pattern EXPANDED = Pattern.compile("^[~$]|\\$[{(]|%[A-Za-z_][A-Za-z0-9_()]*%|`");
    private static final Pattern SHORT_NAME = Pattern.compile("~[0-9]");
    private static final Set<String> DEVICES = devices();

    /// In the order they are asked. [#isDots] and the separator are asked by whoever splits.
    static final List<Rule> RULES = List.of(
        new Rule("too-long", "has a component of more than " + LONGEST + " bytes", text -> Rule.longerThan(LONGEST).broken().test(text)),
        new Rule("hidden-character", "holds a control or invisible character", Characters::anyHidden),
        new Rule("not-nfc", "is not in Unicode normalization form C", Characters::isNotNfc),
        new Rule("look-alike", "holds a character that becomes or looks like a separator", Characters::anyLikeSeparator),
        new Rule("forbidden-character", "holds one of \\ : * ? \" < > | ;", text -> Characters.anyOf(text, "\\:*?\"<>|;")),
        new Rule("encoded", "holds an encoded character", text -> ENCODED.matcher(text).find()),
        new Rule("expansion", "holds what a shell or library may expand", text -> EXPANDED.matcher(text).find()),
        new Rule("short-name", "holds what may be a short name of another file", text -> SHORT_NAME.matcher(text).find()),
        new Rule("edge", "has a component that begins with a space or a combining mark, or ends in a space or dot", Component::hasStrangeEdge),
        new Rule("option-like", "has a component that begins with a dash", text -> text.startsWith("-")),
        new Rule("device", "has a component that names a device", Component::isDevice));

    /// A name that a listing does not show, and that tools obey: `.git`, `.ssh`, `.env`.
    static final Rule DOT_NAME = new Rule("dot-name", "has a component that begins with a dot", text -> text.startsWith("."));

    private Component() {}

    /// `.`, `..` and longer runs.
    static boolean isDots(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '.');
    }

    private static boolean hasStrangeEdge(String text) {
        return text.startsWith(" ") || text.endsWith(" ") || text.endsWith(".") || !text.isEmpty() && Characters.isMark(text.codePointAt(0));
    }

    /// Windows takes the name up to its first dot, without the spaces before it; superscript digits count as digits, and so do they here
    /// by their compatibility form.
    private static boolean isDevice(String text) {
        String plain = Characters.unfolded(text);
        int dot = plain.indexOf('.');
        String stem = (dot < 0 ? plain : plain.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem);
    }

    private static Set<String> devices() {
        Set<String> all = new HashSet<>(Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"));
        for (char digit : "0123456789".toCharArray()) {
            all.add("COM" + digit);
            all.add("LPT" + digit);
        }
        return Set.copyOf(all);
    }
}
