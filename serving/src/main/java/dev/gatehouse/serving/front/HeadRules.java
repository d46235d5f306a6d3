package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.HttpField;

/// The rules for a request head, each once:
///
/// - [#PARSER]: what the HTTP parser refuses while it reads bytes (RFC 9112; request smuggling, CWE-444);
/// - [#SPARE]: what it refuses too, though another rule would catch it or nobody here would read it;
/// - [#ORDER]: what is asked of the finished head, in this order, the first broken rule answers.
///
/// Each rule of PARSER, [#SINGLE] and ORDER has at least one case in `HostileRequestsTest` that turns red without it.
final class HeadRules {
    /// Refused by the parser. A violation that stands neither here nor in [#SPARE] is one that a newer parser invented:
    /// `HeadRulesTest` then fails and asks for a decision.
    static final Set<Violation> PARSER = EnumSet.of(
            Violation.LF_HEADER_TERMINATION, // bare LF: two parsers see two heads
            Violation.LF_CHUNK_TERMINATION, // the same in a chunked body
            Violation.MULTILINE_FIELD_VALUE, // folded headers (obs-fold)
            Violation.WHITESPACE_AFTER_FIELD_NAME, // `Host : x`
            Violation.NO_COLON_AFTER_FIELD_NAME,
            Violation.TRANSFER_ENCODING_WITH_CONTENT_LENGTH,
            Violation.MULTIPLE_CONTENT_LENGTHS,
            Violation.DUPLICATE_HOST_HEADERS,
            Violation.MISMATCHED_AUTHORITY, // an absolute target that names another host than Host does
            Violation.HTTP_0_9);

    static final Set<Violation> SPARE = EnumSet.of(
            Violation.UNSAFE_HOST_HEADER,
            Violation.CASE_INSENSITIVE_METHOD,
            Violation.CASE_SENSITIVE_FIELD_NAME,
            Violation.WHITESPACE_IN_PARAMETER,
            Violation.BAD_QUOTES_IN_TOKEN);

    /// Headers that may stand once, besides Host and Content-Length, which the parser counts. A list header (Accept,
    /// X-Forwarded-For) may stand often.
    static final Set<String> SINGLE = Set.of(
            "content-type",
            "content-encoding",
            "authorization",
            "origin",
            "expect",
            "mcp-protocol-version",
            "mcp-method",
            "mcp-name",
            "mcp-session-id",
            "last-event-id");

    private static final String SINGLE_PREFIX = "mcp-param-";
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,128}");

    static final List<HeadRule> ORDER = List.of(
            new HeadRule("header-count", Code.HEAD_TOO_LARGE, head -> head.fields().lines() > head.maxFields()),
            new HeadRule("http-1.1", Code.HEAD_MALFORMED, head -> !head.version().equals("HTTP/1.1")),
            new HeadRule("target-form", Code.HEAD_MALFORMED, head -> !head.path().startsWith("/") || head.verb().equals("CONNECT")),
            new HeadRule("target-fragment", Code.HEAD_MALFORMED, head -> !head.fragment().isEmpty()),
            new HeadRule("path-characters", Code.HEAD_MALFORMED, head -> !PATH.matcher(head.path()).matches()),
            new HeadRule("path-dot-segments", Code.HEAD_MALFORMED, head -> hasSegment(head.path(), ".") || hasSegment(head.path(), "..")),
            new HeadRule("path-empty-segment", Code.HEAD_MALFORMED, head -> head.path().contains("//")),
            new HeadRule("query-characters", Code.HEAD_MALFORMED, head -> !QUERY.matcher(head.query()).matches()),
            new HeadRule("header-name", Code.HEAD_MALFORMED, head -> anyField(head, field -> !NAME.matcher(field.getName()).matches())),
            new HeadRule("header-value", Code.HEAD_MALFORMED, head -> anyField(head, field -> !printable(Fields.valueOf(field)))),
            new HeadRule("header-duplicate", Code.HEADER_DUPLICATE, HeadRules::repeatsASingleHeader),
            new HeadRule("transfer-coding", Code.HEAD_MALFORMED, HeadRules::hasForeignTransferCoding),
            new HeadRule("host", Code.HOST_NOT_OURS, HeadRules::meansAnotherHost),
            new HeadRule("origin", Code.ORIGIN_NOT_ALLOWED, head -> head.fields().one("Origin").filter(o -> !head.origins().contains(o)).isPresent()));

    private HeadRules() {}

    /// The first broken rule, if any.
    static Optional<HeadRule> broken(Head head) {
        for (HeadRule rule : ORDER) {
            if (rule.broken().test(head)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /// The parser's mode: everything in [#PARSER] and [#SPARE] is refused, which is everything.
    static HttpCompliance parserMode() {
        EnumSet<Violation> tolerated = EnumSet.allOf(Violation.class);
        tolerated.removeAll(PARSER);
        tolerated.removeAll(SPARE);
        return HttpCompliance.STRICT.with("front", tolerated.toArray(Violation[]::new));
    }

    private static boolean hasSegment(String path, String segment) {
        return ("/" + path + "/").contains("/" + segment + "/");
    }

    private static boolean anyField(Head head, java.util.function.Predicate<HttpField> test) {
        for (HttpField field : head.fields().each()) {
            if (test.test(field)) {
                return true;
            }
        }
        return false;
    }

    /// Visible ASCII and spaces: no tab, no other control character, nothing beyond ASCII (obs-text).
    private static boolean printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static boolean repeatsASingleHeader(Head head) {
        var seen = new java.util.HashSet<String>();
        return anyField(head, field -> {
            String name = field.getName().toLowerCase(Locale.ROOT);
            return (SINGLE.contains(name) || name.startsWith(SINGLE_PREFIX)) && !seen.add(name);
        });
    }

    private static boolean hasForeignTransferCoding(Head head) {
        return head.fields().all("Transfer-Encoding").stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"));
    }

    private static boolean meansAnotherHost(Head head) {
        return head.fields().one("Host").filter(host -> head.hosts().contains(host.toLowerCase(Locale.ROOT))).isEmpty();
    }
}
