package dev.gatehouse.pipeline;

/// How caller keys are built: each part with its length in front, so that no two callers can ever share a key
/// (`a|b` + `c` is not `a` + `b|c`).
final class Callers {
    private Callers() {}

    static String key(String kind, String... parts) {
        var key = new StringBuilder(kind);
        for (String part : parts) {
            key.append('|').append(part.length()).append(':').append(part);
        }
        return key.toString();
    }
}
