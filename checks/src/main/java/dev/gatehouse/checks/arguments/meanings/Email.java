package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.destinations.Host;
import dev.gatehouse.protocol.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One address of one mailbox as people write it: a narrow part of RFC 5321 §4.1.2 that every mailer reads alike.
///
/// No display name, quoted local part, comment, source route, address literal or second address; nothing that a header (CWE-93), a
/// shell or `sendmail` (CVE-2016-10033) reads as more. International addresses (RFC 6531) are refused.
///
/// Option: `domains` (a name, or `*.` and a name for every name below it).
final class Email implements Meaning {
    static final String WORD = "email";
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+='-]*");
    private static final Pattern APART = Pattern.compile("(?<![A-Za-z])'|'(?![A-Za-z])");
    private static final Pattern LAST_LABEL = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{1,59}");

    private final List<String> domains;
    private final List<Rule> rules;

    Email(Options options) {
        domains = options
            .words("domains", text -> isDomain(text.startsWith("*.") ? text.substring(2) : text), "must be a list of domains or *.domains")
            .stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        rules = List.of(
            Rule.empty(),
            Rule.longerThan(LONGEST),
            new Rule("hidden-character", "holds a control or invisible character", Characters::anyHidden),
            new Rule("not-ascii", "holds a character outside ASCII", text -> Characters.any(text, c -> c > 0x7E)),
            new Rule("not-one-address", "is not one local part, one @ and one domain", text -> at(text) < 1 || text.indexOf('@', at(text) + 1) >= 0),
            new Rule("local-part", "has a local part beyond letters, digits and single marks between them",
                text -> !isLocal(text.substring(0, at(text)))),
            new Rule("domain", "has a domain that is no name of several labels in canonical form", text -> !isDomain(domain(text))),
            new Rule("domain-not-allowed", "has a domain that is not allowed", text -> !isAllowed(domain(text).toLowerCase(Locale.ROOT))));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(rules, value);
    }

    private static int at(String text) {
        return text.indexOf('@');
    }

    private static String domain(String text) {
        return text.substring(at(text) + 1);
    }

    private static boolean isLocal(String text) {
        return text.length() <= LONGEST_LOCAL && LOCAL.matcher(text).matches() && !text.contains("..") && !text.endsWith(".")
            && !APART.matcher(text).find();
    }

    private static boolean isDomain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            new Host.Name(lower);
        } catch (IllegalArgumentException notCanonical) {
            return false;
        }
        int dot = lower.lastIndexOf('.');
        return dot > 0 && LAST_LABEL.matcher(lower.substring(dot + 1)).matches();
    }

    private boolean isAllowed(String domain) {
        return domains.isEmpty() || domains.stream()
            .anyMatch(each -> each.equals(domain) || each.startsWith("*.") && domain.endsWith(each.substring(1)));
    }
}
