package dev.gatehouse.pipeline;

import java.util.regex.Pattern;

/// The address of a resource, or of a template, as the server knows it: text that begins with a scheme (RFC 3986 §3.1) and holds no space,
/// control character or dot segment, plain or percent-encoded, however often, with or without a parameter (`..;`).
///
/// Dot segments are refused since grants are compared with this text: `file:///open/../secret` is granted by no `file:///open/*`.
///
/// @param value the text, at most 4,096 characters
public record ResourceAddress(String value) {
    private static final int LONGEST = 4096;
    private static final int SHOWN = 512;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]*");
    private static final String DOT = "(\\.|%(25)*2e)";
    private static final Pattern DOTS = Pattern.compile("(?i)(^|[/\\\\:]|%(25)*(2f|5c))" + DOT + "{1,2}($|[/\\\\?#;]|%(25)*(2f|5c|3f|23|3b))");
    private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@");

    /// @throws Refused with [Code#PARAMS_INVALID] if it has another shape
    public static ResourceAddress of(String value) throws Refused {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw Refused.because(Code.PARAMS_INVALID, "resource address shape");
        }
        if (DOTS.matcher(value).find()) {
            throw Refused.because(Code.PARAMS_INVALID, "dot segment in a resource address");
        }
        return new ResourceAddress(value);
    }

    /// As much of it as may be written down: no user, query or fragment, which may hold secrets, and at most 512 characters.
    public String shown() {
        String bare = USER.matcher(value).replaceFirst("$1");
        int end = bare.length();
        for (char ends : new char[] {'?', '#'}) {
            int at = bare.indexOf(ends);
            end = at < 0 ? end : Math.min(end, at);
        }
        return bare.substring(0, Math.min(end, SHOWN));
    }
}
