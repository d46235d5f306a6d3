package dev.gatehouse.control.register;

import java.util.regex.Pattern;

/// The shapes of names that verbs take. A name that does not fit throws [IllegalArgumentException] with a sentence for a person.
public final class Names {
    /// Tenants.
    public static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    /// Callers, roles and groups: printable ASCII, no space at either end.
    public static final Pattern SUBJECT = Pattern.compile("[!-~]([ -~]{0,126}[!-~])?");
    /// Issuers by their configured name, `local` among them.
    public static final Pattern ISSUER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    /// Token ids.
    public static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");

    private Names() {}

    static String tenant(String text) {
        return fits(TENANT, text, "a tenant is 1 to 64 small letters, digits, dots, dashes or underscores, a letter or digit first");
    }

    static String subject(String text) {
        return fits(SUBJECT, text, "a caller, role or group is 1 to 128 printable ASCII characters without a space at either end");
    }

    static String issuer(String text) {
        return fits(ISSUER, text, "an issuer is named by a small letter, then at most 31 small letters, digits or dashes");
    }

    static String token(String text) {
        return fits(TOKEN, text, "a token id is 1 to 256 printable ASCII characters without spaces");
    }

    private static String fits(Pattern pattern, String text, String otherwise) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(otherwise);
        }
        return text;
    }
}
