package dev.gatehouse.control.shape;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How durations and sizes are written: a whole number and one unit, no spaces, no fractions.
public final class Units {
    /// Both as patterns, for the reader and the editor's schema.
    static final Pattern SPAN = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d)");
    static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,8})(B|KiB|MiB|GiB)");

    private Units() {}

    /// The duration, if it is written as one.
    public static Optional<Duration> span(String written) {
        var parts = SPAN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(parts.group(1));
        return Optional.of(switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        });
    }

    /// The size in bytes, if it is written as one.
    public static Optional<Long> size(String written) {
        var parts = SIZE.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(parts.group(1));
        return Optional.of(switch (parts.group(2)) {
            case "B" -> count;
            case "KiB" -> count << 10;
            case "MiB" -> count << 20;
            default -> count << 30;
        });
    }

    /// The duration in its largest exact unit.
    public static String written(Duration span) {
        long ms = span.toMillis();
        if (ms == 0 || ms % 1000 != 0) {
            return ms + "ms";
        }
        long s = ms / 1000;
        return s % 86_400 == 0 ? s / 86_400 + "d" : s % 3600 == 0 ? s / 3600 + "h" : s % 60 == 0 ? s / 60 + "m" : s + "s";
    }

    /// The size in its largest exact unit.
    public static String written(long bytes) {
        if (bytes == 0 || bytes % (1 << 10) != 0) {
            return bytes + "B";
        }
        return bytes % (1 << 30) == 0 ? (bytes >> 30) + "GiB" : bytes % (1 << 20) == 0 ? (bytes >> 20) + "MiB" : (bytes >> 10) + "KiB";
    }
}
