package dev.gatehouse.identity;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What may be a name: bounded, visible, and written in one way only.
///
/// Names travel into keys, the ledger, logs and the console. A control, bidi or zero-width character there would let one
/// caller look like another or forge a line.
final class Names {
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST = 255;

    private Names() {}

    static void requireTenant(String tenant) {
        if (!isTenant(tenant)) {
            throw new IllegalArgumentException("a tenant is 1 to 64 characters of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
    }

    static boolean isTenant(String tenant) {
        return TENANT.matcher(tenant).matches();
    }

    static void requirePlain(String name, String what) {
        if (!isPlain(name)) {
            throw new IllegalArgumentException(what + " is 1 to 255 visible characters in NFC, without a space at either end");
        }
    }

    /// Whether this is 1 to 255 visible characters in NFC without a space at either end.
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= MOST
                && name.strip().length() == name.length()
                && name.codePoints().allMatch(Names::visible)
                && Normalizer.isNormalized(name, Normalizer.Form.NFC);
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
