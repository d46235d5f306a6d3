package dev.gatehouse.checks.arguments.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The formats that are decided, each by the letter of its RFC. All others say nothing here.
///
/// An address, URL or path has more to it than its form: that is a meaning's to judge ([dev.gatehouse.checks.arguments.meanings.Meanings]).
record Format(Predicate<String> rule) {
    /// RFC 3339 §5.6; ISO 8601 as RFC 3339 Appendix A has it for durations; RFC 9562 §4; RFC 2673 §3.2; RFC 4291 §2.2.
    private static final Map<String, Format> BY_NAME = Map.of(
        "date", new Format(Format::isDate),
        "time", new Format(Format::isTime),
        "date-time", new Format(Format::isMoment),
        "duration", new Format(text -> matches(Shapes.DURATION, text)),
        "uuid", new Format(text -> matches(Shapes.UUID, text)),
        "ipv4", new Format(text -> matches(Shapes.IPV4, text)),
        "ipv6", new Format(Format::isIpv6));
    private static final int LONGEST = 200;
    private static final int IPV6_GROUPS = 8;

    /// None of these goes back over what it read.
    private static final class Shapes {
        static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,64})?(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))");
        static final Pattern DURATION = Pattern.compile("P(?:\\d++W|(?=[^T]|T\\d)(?:\\d++Y(?:\\d++M(?:\\d++D)?)?|\\d++M(?:\\d++D)?|\\d++D)?"
            + "(?:T(?=\\d)(?:\\d++H(?:\\d++M(?:\\d++S)?)?|\\d++M(?:\\d++S)?|\\d++S))?)");
        static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
        static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
        static final Pattern GROUPS = Pattern.compile("[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*");

        private Shapes() {}
    }

    /// The format of this name, if it is decided.
    static Optional<Format> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// All that are.
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    boolean fits(String text) {
        return text.length() <= LONGEST && rule.test(text);
    }

    private static boolean matches(Pattern shape, String text) {
        return shape.matcher(text).matches();
    }

    private static boolean isDate(String text) {
        if (!matches(Shapes.DATE, text)) {
            return false;
        }
        try {
            LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /// A second 60 is one just before midnight UTC.
    private static boolean isTime(String text) {
        var read = Shapes.TIME.matcher(text);
        if (!read.matches()) {
            return false;
        }
        int minutes = Integer.parseInt(read.group(1)) * 60 + Integer.parseInt(read.group(2));
        int second = Integer.parseInt(read.group(3));
        int zoneHour = read.group(5) == null ? 0 : Integer.parseInt(read.group(5));
        int zoneMinute = read.group(6) == null ? 0 : Integer.parseInt(read.group(6));
        if (minutes / 60 > 23 || Integer.parseInt(read.group(2)) > 59 || zoneHour > 23 || zoneMinute > 59) {
            return false;
        }
        int zone = zoneHour * 60 + zoneMinute;
        int utc = Math.floorMod(minutes - ("-".equals(read.group(4)) ? -zone : zone), 1440);
        return second < 60 || second == 60 && utc == 1439;
    }

    private static boolean isMoment(String text) {
        return text.length() > 11 && (text.charAt(10) == 'T' || text.charAt(10) == 't') && isDate(text.substring(0, 10)) && isTime(text.substring(11));
    }

    private static boolean isIpv6(String text) {
        int dots = text.indexOf('.') < 0 ? -1 : text.lastIndexOf(':');
        if (dots >= 0) {
            return matches(Shapes.IPV4, text.substring(dots + 1)) && isHexadecimal(text.substring(0, dots + 1) + "0:0");
        }
        return isHexadecimal(text);
    }

    private static boolean isHexadecimal(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == IPV6_GROUPS;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        return text.indexOf("::", gap + 1) < 0 && before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
    }

    /// How many groups there are; less than none where it is none.
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return matches(Shapes.GROUPS, text) ? 1 + (int) text.chars().filter(c -> c == ':').count() : -1;
    }
}
