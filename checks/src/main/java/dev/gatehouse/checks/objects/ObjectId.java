package dev.gatehouse.checks.objects;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The id of an object as it stands in JSON: a text, or a whole number. The number 5 is not the text `5`, and nothing is decoded, trimmed or folded.
///
/// What some server takes for more than one object, or for none in particular, is no id whoever delivered it: a wildcard, a word for all or
/// for nothing, a step upwards in a path. Object test 9 of the catalogue; held by `ObjectIdTest`.
///
/// @param number whether it is a number
/// @param text its characters, for a number its digits
public record ObjectId(boolean number, String text) {
    private static final int LONGEST = 2_048;
    private static final long LARGEST = 1L << 53;
    private static final Set<String> FOR_ALL_OR_NONE = Set.of("all", "any", "every", "everyone", "everybody", "everything", "null", "nil", "none",
        "undefined", "nan", "true", "false");
    private static final Pattern FOR_SEVERAL = Pattern.compile("\\*|%(?![0-9A-Fa-f]{2})|(^|[/\\\\])\\.\\.?($|[/\\\\])|\\p{Cntrl}");
    private static final Pattern NAMES_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

    /// The id that this value is, if it can be one.
    public static Optional<ObjectId> of(Json value) {
        return switch (value) {
            case JsonString text -> of(text.value());
            case JsonNumber number -> of(number);
            case Json _ -> Optional.empty();
        };
    }

    /// The id that this text is, if it can be one.
    public static Optional<ObjectId> of(String text) {
        boolean one = text.length() <= LONGEST && !FOR_ALL_OR_NONE.contains(text.toLowerCase(Locale.ROOT)) && !FOR_SEVERAL.matcher(text).find()
            && NAMES_SOMETHING.matcher(text).find();
        return one ? Optional.of(new ObjectId(false, text)) : Optional.empty();
    }

    /// Spelt as a whole number that every program reads alike: no fraction, no exponent, no minus zero, at most 2^53.
    private static Optional<ObjectId> of(JsonNumber number) {
        return number.asLong().stream().filter(value -> value >= -LARGEST && value <= LARGEST).boxed().findFirst()
            .map(value -> Long.toString(value)).filter(number.text()::equals).map(digits -> new ObjectId(true, digits));
    }

    /// The number with these digits. Where only text can stand (an address, a member's name), a number is written by its digits.
    ObjectId asNumber() {
        return new ObjectId(true, text);
    }

    @Override
    public String toString() {
        return "ObjectId";
    }
}
