package dev.gatehouse.destinations;

import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a URL by RFC 3986's grammar and nothing more generous; the first flaw ends the reading.
///
/// Written for texts on which parsers disagree: what this reader and another one would read differently is refused.
final class UrlReader {
    private static final int LONGEST = 2048;
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";
    private static final Pattern SCHEME = Pattern.compile("(?i)(https?)://");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern ENCODED_CONTROL = Pattern.compile("(?i)%(?:[01][0-9a-f]|7f)");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(?:\\.|%2e){1,2}(?=/|$)");

    private final boolean forOperators;

    private UrlReader(boolean forOperators) {
        this.forOperators = forOperators;
    }

    /// For server and issuer URLs: also refuses fragments, dot segments and encoded control characters.
    static UrlReader forOperators() {
        return new UrlReader(true);
    }

    /// For URLs found in arguments: a fragment is dropped, dot segments stay as they are.
    static UrlReader forArguments() {
        return new UrlReader(false);
    }

    Destination read(String url) {
        judgeCharacters(url);
        var scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            throw new Flawed(Flaw.SCHEME);
        }
        var rest = withoutFragment(url.substring(scheme.end()));
        int end = endOfAuthority(rest);
        var origin = origin(Scheme.valueOf(scheme.group(1).toUpperCase(Locale.ROOT)), rest.substring(0, end));
        return new Destination(origin, target(rest.substring(end)));
    }

    private static void judgeCharacters(String url) {
        if (url.isEmpty()) {
            throw new Flawed(Flaw.EMPTY);
        }
        if (url.length() > LONGEST) {
            throw new Flawed(Flaw.TOO_LONG);
        }
        url.chars().forEach(UrlReader::judgeCharacter);
    }

    private static void judgeCharacter(int c) {
        if (c > 0x7e) {
            throw new Flawed(c == 0x7f ? Flaw.CONTROL_OR_SPACE : Flaw.NOT_ASCII);
        }
        if (c <= 0x20) {
            throw new Flawed(Flaw.CONTROL_OR_SPACE);
        }
        boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        if (!plain && ALLOWED.indexOf(c) < 0) {
            throw new Flawed(Flaw.CHARACTER);
        }
    }

    private String withoutFragment(String rest) {
        int hash = rest.indexOf('#');
        if (hash < 0) {
            return rest;
        }
        if (forOperators) {
            throw new Flawed(Flaw.FRAGMENT);
        }
        judgePercents(rest.substring(hash));
        return rest.substring(0, hash);
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                return i;
            }
        }
        return rest.length();
    }

    private static Origin origin(Scheme scheme, String authority) {
        if (authority.indexOf('@') >= 0) {
            throw new Flawed(Flaw.USERINFO);
        }
        int colon = authority.indexOf(':', Math.max(authority.indexOf(']'), 0));
        var host = HostReader.read(colon < 0 ? authority : authority.substring(0, colon));
        int port = colon < 0 ? scheme.usualPort() : port(authority.substring(colon + 1));
        return new Origin(scheme, host, port);
    }

    private static int port(String text) {
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) > 65535) {
            throw new Flawed(Flaw.PORT);
        }
        return Integer.parseInt(text);
    }

    private String target(String pathAndQuery) {
        judgePercents(pathAndQuery);
        if (pathAndQuery.indexOf('[') >= 0 || pathAndQuery.indexOf(']') >= 0) {
            throw new Flawed(Flaw.CHARACTER);
        }
        if (forOperators) {
            judgeForOperators(pathAndQuery);
        }
        return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
    }

    private static void judgePercents(String text) {
        if (BAD_PERCENT.matcher(text).find()) {
            throw new Flawed(Flaw.PERCENT);
        }
    }

    private static void judgeForOperators(String pathAndQuery) {
        if (ENCODED_CONTROL.matcher(pathAndQuery).find()) {
            throw new Flawed(Flaw.PERCENT);
        }
        int query = pathAndQuery.indexOf('?');
        if (DOT_SEGMENT.matcher(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query)).find()) {
            throw new Flawed(Flaw.DOT_SEGMENT);
        }
    }
}
