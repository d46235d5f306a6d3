package dev.gatehouse.control.document;

/// Dotted paths of keys, safe to print: a key that holds anything but plain characters is shown without them.
public final class Paths {
    private static final int LONGEST = 64;

    private Paths() {}

    /// The path of a key below another path.
    public static String under(String path, String key) {
        return path.isEmpty() ? shown(key) : path + "." + shown(key);
    }

    /// The key as it may be printed: at most 64 characters, anything unprintable as `?`.
    public static String shown(String key) {
        var shown = new StringBuilder();
        key.codePoints().limit(LONGEST).forEach(c -> shown.append(c > 0x20 && c < 0x7f ? (char) c : '?'));
        return shown.toString();
    }
}
