package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.destinations.Destination;
import dev.gatehouse.destinations.Host;
import dev.gatehouse.destinations.StrictUrl;
import dev.gatehouse.destinations.Unusable;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A URL that leads to a public host the operator named, read as [StrictUrl] reads it: what two parsers would read differently,
/// an address that is not public and a name that only an internal resolver knows are refused.
///
/// Nothing is resolved or dialled. A public name may lead to a private address and a page may redirect: both are seen only by
/// whoever dials (room `egress`, for servers that we host).
///
/// Options: `hosts` (a name, `*.` and a name for every name below it, or `*` for every public host), `schemes` (`https` unless
/// written), `ports` (the scheme's own unless written).
final class Url implements Meaning {
    static final String WORD = "url";
    static final List<String> SECURE = List.of("https");
    private static final List<String> WEB_PORTS = List.of("80", "443", "8080", "8443");
    private static final String EVERY = "*";
    private static final Pattern ENCODED_CONTROL = Pattern.compile("(?i)%(?:[01][0-9a-f]|7f)");
    private static final Pattern LATE_USER = Pattern.compile("^[^:]+://[^/?#]*[?#].*@");
    private static final String SENTENCE = "names a scheme, host or port that is not allowed";

    private final List<String> hosts;
    private final List<String> schemes;
    private final List<String> ports;

    Url(Options options) {
        this(hosts(options), schemes(options), options.words("ports", WEB_PORTS::contains, "must be a list of " + String.join(", ", WEB_PORTS)));
        if (hosts.isEmpty()) {
            options.note("hosts", "must be written");
        }
    }

    Url(List<String> hosts, List<String> schemes, List<String> ports) {
        this.hosts = hosts;
        this.schemes = schemes;
        this.ports = ports;
    }

    static List<String> hosts(Options options) {
        return options.words("hosts", Url::isHost, "must be a list of host names, *.names or *").stream().map(Url::lower).toList();
    }

    private static List<String> schemes(Options options) {
        List<String> written = options.words("schemes", List.of("https", "http")::contains, "must be a list of https and http");
        return written.isEmpty() ? SECURE : written;
    }

    private static boolean isHost(String text) {
        String name = text.startsWith("*.") ? text.substring(2) : text;
        return text.equals(EVERY) || name.indexOf('.') > 0 && StrictUrl.read("https://" + name + "/") instanceof Destination;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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
        return switch (StrictUrl.read(text)) {
            case Unusable(var flaw) -> new Fit.Unfit(flaw.code(), flaw.sentence());
            case Destination destination -> judge(destination, text);
        };
    }

    private Fit judge(Destination destination, String text) {
        return Rule.first(List.of(
            new Rule("encoded-control", "holds an encoded control character", each -> ENCODED_CONTROL.matcher(each).find()),
            new Rule("late-userinfo", "holds an @ after a host without a path, which some readers take for the end of a user name",
                each -> LATE_USER.matcher(each).find()),
            new Rule("scheme-not-allowed", SENTENCE, _ -> !schemes.contains(destination.origin().scheme().text())),
            new Rule("port-not-allowed", SENTENCE, _ -> !mayUse(destination)),
            new Rule("host-not-allowed", SENTENCE, _ -> !mayReach(destination.origin().host()))), text);
    }

    private boolean mayUse(Destination destination) {
        int port = destination.origin().port();
        return ports.isEmpty() ? port == destination.origin().scheme().usualPort() : ports.contains(Integer.toString(port));
    }

    private boolean mayReach(Host host) {
        Predicate<String> reaches = each -> each.equals(EVERY) || each.equals(host.bare())
            || each.startsWith("*.") && host.bare().endsWith(each.substring(1)) && host instanceof Host.Name;
        return hosts.stream().anyMatch(reaches);
    }
}
