package dev.gatehouse.control.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How spots and templates of marks are written, as far as a reader must know. The gate refuses whatever it would read otherwise.
final class Spots {
    private static final String NAME = "([\\p{L}\\p{N}_$@-]+|\"[^\"\\x00-\\x1f\\x7f]+\")";

    /// Members by name, `[]` for entries, `{}` for the values and, last, `{name}` for the names of members.
    static final String SHAPE = "(" + NAME + "|\\[\\]|\\{\\}|\\{name\\}$)(\\." + NAME + "|\\[\\]|\\{\\})*(\\{name\\})?";

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_]+)\\}");
    private static final Pattern BOUNDARY = Pattern.compile("[/?#&=;,]");

    private Spots() {}

    /// A spot that is another one, or lies in it; only the names and the values of members may lie in the same place.
    static Optional<String> within(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        Set<String> seen = new HashSet<>();
        for (String spot : all) {
            boolean twice = !seen.add(plain(spot));
            if (twice || all.stream().anyMatch(other -> isWithin(plain(spot), plain(other)))) {
                return Optional.of(spot);
            }
        }
        return Optional.empty();
    }

    private static String plain(String spot) {
        return spot.replaceAll("\"([\\p{L}\\p{N}_$@-]+)\"", "$1");
    }

    private static boolean isWithin(String spot, String other) {
        return spot.length() > other.length() && spot.startsWith(other) && !other.endsWith("{name}") && ".[{".indexOf(spot.charAt(other.length())) >= 0;
    }

    /// Whether a text fits a template in one way only: each place once, and between two of them what stands in none.
    static boolean fitsInOneWay(String template) {
        Set<String> names = new HashSet<>();
        Matcher place = PLACE.matcher(template);
        int end = 0;
        while (place.find()) {
            if (!names.add(place.group(1)) || end > 0 && !BOUNDARY.matcher(template.substring(end, place.start())).find()) {
                return false;
            }
            end = place.end();
        }
        return true;
    }

    /// A name that is a place of the template and not marked, or the other way round.
    static Optional<String> unlike(String template, List<String> arguments, List<String> plain) {
        Set<String> marked = new HashSet<>(arguments);
        marked.addAll(plain);
        Set<String> places = new HashSet<>();
        PLACE.matcher(template).results().forEach(place -> places.add(place.group(1)));
        return marked.stream().filter(name -> !places.contains(name)).sorted().findFirst()
            .or(() -> places.stream().filter(name -> !marked.contains(name)).sorted().findFirst());
    }
}
