package dev.gatehouse.pipeline;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/// The name of one call, made by the gate the moment a request is seen. Random, so that nobody can guess another's.
public record CallId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    public CallId {
        Objects.requireNonNull(value);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a call id is 16 characters of A-Z a-z 0-9 _ -");
        }
    }

    /// A new id of 96 random bits. Never begins with a hyphen: people paste ids behind commands, where that would be an option.
    public static CallId fresh() {
        byte[] bits = new byte[12];
        String text;
        do {
            RANDOM.nextBytes(bits);
            text = TEXT.encodeToString(bits);
        } while (text.startsWith("-"));
        return new CallId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
