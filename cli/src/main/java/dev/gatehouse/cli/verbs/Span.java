package dev.gatehouse.cli.verbs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length of time as a person writes it: `90s`, `30m`, `1h`.
record Span(long seconds) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})([smh])");

    /// Reads one from the command line.
    static final class Reader implements ITypeConverter<Span> {
        @Override
        public Span convert(String text) {
            Matcher matcher = WRITTEN.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("a length of time is a number with s, m or h, such as 30m");
            }
            long number = Long.parseLong(matcher.group(1));
            return new Span(number * switch (matcher.group(2).charAt(0)) {
                case 's' -> 1;
                case 'm' -> 60;
                default -> 3600;
            });
        }
    }
}
