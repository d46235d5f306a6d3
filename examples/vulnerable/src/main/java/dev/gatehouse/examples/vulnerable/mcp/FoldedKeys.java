package dev.gatehouse.examples.vulnerable.mcp;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Hole: names of arguments are compared without case, underscores and width, so `User`, `USER` and a full-width `ｕｓｅｒ` all are `user`,
/// and the last one counts.
public final class FoldedKeys {
    private FoldedKeys() {}

    static Map<String, Object> fold(Map<?, ?> arguments) {
        Map<String, Object> folded = new LinkedHashMap<>();
        arguments.forEach((name, value) -> folded.put(folded(String.valueOf(name)), value));
        return folded;
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace("_", "");
    }
}
