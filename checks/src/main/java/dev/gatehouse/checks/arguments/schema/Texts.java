package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;

/// What a string must be: `minLength`, `maxLength` (in code points), `pattern`, and `format` where it is one that is decided ([Format]).
record Texts(int least, int most, Optional<LinearPattern> pattern, Optional<Format> format) {
    static final Texts ANY = new Texts(0, Integer.MAX_VALUE, Optional.empty(), Optional.empty());

    boolean hold(JsonString value, Run run) {
        if (this == ANY) {
            return true;
        }
        String text = value.value();
        run.pay(text.length() / 64);
        if (text.length() < least || least > 0 && text.codePointCount(0, text.length()) < least) {
            return run.fails("minLength");
        }
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            return run.fails("maxLength");
        }
        if (pattern.isPresent() && !pattern.get().isIn(text, run)) {
            return run.fails("pattern");
        }
        return format.isEmpty() || format.get().fits(text) || run.fails("format");
    }
}
