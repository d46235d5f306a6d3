package dev.gatehouse.gateway.errands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a server's tool or prompt on the route to all servers: `SERVER__NAME`, of `A-Z a-z 0-9 _ -` alone and at most 64 of them, which
/// is what the strictest clients take.
///
/// A name of other characters, or one too long, ends in a mark instead: `SERVER__` + what of it fits + `_0` + 15 characters of its SHA-256. One
/// that looks as if it ended in a mark gets a mark too. A server's name has no underscore, so no two servers' things ever have the same
/// name, and of one server's only two whose marks collide. See `SharedNameTest`.
///
/// @param rest what stands behind the server's name
record SharedName(String server, String rest) {
    /// How long a name is at most.
    static final int LONGEST = 64;
    private static final String BETWEEN = "__";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern MARKED = Pattern.compile("[A-Za-z0-9_-]*_0[0-9a-v]{15}");
    private static final int MARK = 17;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    /// The name for this server's own.
    static SharedName of(String server, String own) {
        var plain = new SharedName(server, own);
        return isPlain(own) && plain.text().length() <= LONGEST ? plain : new SharedName(server, marked(own, LONGEST - server.length() - BETWEEN.length()));
    }

    /// Reads a name that may have been given here; empty for one that cannot have been.
    static Optional<SharedName> read(String text) {
        int at = text.indexOf(BETWEEN);
        if (at < 1 || text.length() > LONGEST || !PLAIN.matcher(text).matches() || at + BETWEEN.length() == text.length()) {
            return Optional.empty();
        }
        return Optional.of(new SharedName(text.substring(0, at), text.substring(at + BETWEEN.length())));
    }

    /// The server's own name, where this says it; empty where it ends in a mark.
    Optional<String> own() {
        return isPlain(rest) ? Optional.of(rest) : Optional.empty();
    }

    /// Whether it ends in a mark.
    boolean isMarked() {
        return MARKED.matcher(rest).matches();
    }

    String text() {
        return server + BETWEEN + rest;
    }

    private static boolean isPlain(String own) {
        return PLAIN.matcher(own).matches() && !MARKED.matcher(own).matches();
    }

    private static String marked(String own, int room) {
        String fit = own.codePoints().mapToObj(each -> isPlain(Character.toString(each)) ? Character.toString(each) : "_")
            .limit(room - MARK).reduce("", String::concat);
        return fit + "_0" + mark(own);
    }

    /// 75 bits of SHA-256 in digits of five bits.
    private static String mark(String own) {
        byte[] digest = digest(own);
        var mark = new StringBuilder();
        for (int bit = 0; mark.length() < MARK - 2; bit += 5) {
            int pair = (digest[bit / 8] & 0xff) << 8 | digest[bit / 8 + 1] & 0xff;
            mark.append(DIGITS.charAt(pair >> 11 - bit % 8 & 31));
        }
        return mark.toString();
    }

    private static byte[] digest(String own) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(own.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
