package dev.gatehouse.checks.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places in it, `note://{id}`, as resource templates have (RFC 6570, level 1). A text fits in one way only or not at all: what stands in
/// a place holds none of `/?#&=;,`, and between two places stands at least one of these.
public final class Template {
    private static final String WITHIN = "[^/?#&=;,\\s\\p{Cntrl}]+";
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_]{1,64})}");
    private static final Pattern BOUNDARY = Pattern.compile("[/?#&=;,]");

    private final String written;
    private final SequencedSet<String> names;
    private final Pattern pattern;

    private Template(String written, SequencedSet<String> names, Pattern pattern) {
        this.written = written;
        this.names = names;
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException where a text could fit in two ways, or a place is none or stands there twice
    public static Template of(String written) {
        SequencedSet<String> names = new LinkedHashSet<>();
        List<String> literals = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(written);
        int end = 0;
        for (; place.find(); end = place.end()) {
            literals.add(written.substring(end, place.start()));
            pattern.append(Pattern.quote(literals.getLast())).append('(').append(WITHIN).append(')');
            require(names.add(place.group(1)));
        }
        String rest = written.substring(end);
        require((String.join("", literals) + rest).chars().noneMatch(unit -> unit == '{' || unit == '}'));
        require(literals.stream().skip(1).allMatch(between -> BOUNDARY.matcher(between).find()));
        return new Template(written, names, Pattern.compile(pattern + Pattern.quote(rest)));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a template that fits in one way");
        }
    }

    /// As it was written.
    public String written() {
        return written;
    }

    /// The names of its places, in order.
    public SequencedSet<String> names() {
        return names;
    }

    /// What stands in its places, if the text fits.
    Optional<Map<String, String>> in(String text) {
        Matcher fit = pattern.matcher(text);
        if (!fit.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        names.forEach(name -> found.put(name, fit.group(found.size() + 1)));
        return Optional.of(found);
    }
}
