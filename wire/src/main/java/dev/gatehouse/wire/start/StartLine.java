package dev.gatehouse.wire.start;

import dev.gatehouse.wire.Zone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one line that a zone reads from its standard input before anything else:
///
/// ```text
/// gatehouse-start 1 gate broker=<43 base64url> recorder=<43 base64url> -- home=/var/lib/gatehouse port=8080
/// ```
///
/// Magic word, version, the zone's own name; then a secret per zone it may speak with; then, after `--`, facts that are no secret, each
/// value percent-encoded. Single spaces, one line feed at the end, at most 64 KiB. Anything else is refused: a zone that misreads its
/// start does not start. The secrets never become a `String`, and the bytes read are overwritten.
public final class StartLine {
    /// The version written and the only one read.
    public static final int VERSION = 1;
    /// The longest line, its line feed included.
    public static final int LIMIT = 64 * 1024;

    private static final byte[] HEAD = ("gatehouse-start " + VERSION + " ").getBytes(StandardCharsets.US_ASCII);
    private static final int ENCODED = 43;
    private static final int MOST_FACTS = 256;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    private final Zone zone;
    private final Secrets secrets;
    private final Map<String, String> facts;

    /// The start of `zone`. A key is a small letter, then up to 63 small letters, digits, dots and hyphens.
    public StartLine(Zone zone, Secrets secrets, Map<String, String> facts) {
        if (facts.size() > MOST_FACTS) {
            throw new IllegalArgumentException("a start line carries at most " + MOST_FACTS + " facts");
        }
        facts.keySet().forEach(StartLine::requireKey);
        this.zone = zone;
        this.secrets = secrets;
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// The zone that is started.
    public Zone zone() {
        return zone;
    }

    /// Its start secrets.
    public Secrets secrets() {
        return secrets;
    }

    /// Its facts, in the order written.
    public Map<String, String> facts() {
        return facts;
    }

    /// One fact.
    public Optional<String> fact(String key) {
        return Optional.ofNullable(facts.get(key));
    }

    /// One fact that the zone cannot start without.
    public String need(String key) {
        return fact(key).orElseThrow(() -> new IllegalArgumentException("the start line lacks the fact " + key));
    }

    /// Overwrites the secrets.
    public void erase() {
        secrets.erase();
    }

    /// The line with its line feed. The caller overwrites the bytes after writing them.
    public byte[] bytes() {
        var out = new Erasable();
        out.writeBytes(HEAD);
        out.writeBytes(zone.word().getBytes(StandardCharsets.US_ASCII));
        for (Zone other : secrets.zones()) {
            writeSecret(out, other);
        }
        if (!facts.isEmpty()) {
            out.writeBytes(" --".getBytes(StandardCharsets.US_ASCII));
            facts.forEach((key, value) -> out.writeBytes((" " + key + "=" + Percent.encode(value)).getBytes(StandardCharsets.US_ASCII)));
        }
        out.write('\n');
        byte[] line = out.takeAndErase();
        if (line.length > LIMIT) {
            Arrays.fill(line, (byte) 0);
            throw new IllegalArgumentException("a start line has at most " + LIMIT + " bytes");
        }
        return line;
    }

    private void writeSecret(ByteArrayOutputStream out, Zone other) {
        byte[] secret = secrets.with(other).orElseThrow().copy();
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(secret);
        out.writeBytes((" " + other.word() + "=").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(text);
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(text, (byte) 0);
    }

    /// Reads one line from a stream, which stays open: its end later means that the launcher ended.
    ///
    /// @throws IOException when the stream ends before the line does
    /// @throws IllegalArgumentException when the line is not a start line of this version
    public static StartLine readFrom(InputStream in) throws IOException {
        byte[] buffer = new byte[LIMIT];
        try {
            int length = 0;
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the start line was cut");
                }
                if (length == LIMIT - 1) {
                    throw new IllegalArgumentException("the start line is too long");
                }
                buffer[length++] = (byte) next;
            }
            return parse(Arrays.copyOf(buffer, length));
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    /// Parses a line without its line feed, and overwrites it.
    static StartLine parse(byte[] line) {
        try {
            return new Words(line).startLine();
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a start fact's key");
        }
        return key;
    }

    @Override
    public String toString() {
        return "StartLine of " + zone + ", " + secrets + ", facts " + facts.keySet();
    }

    /// Walks over the line word by word, without making text of a secret.
    private static final class Words {
        private final byte[] line;
        private int at;

        Words(byte[] line) {
            this.line = line;
        }

        StartLine startLine() {
            if (line.length <= HEAD.length || !Arrays.equals(line, 0, HEAD.length, HEAD, 0, HEAD.length)) {
                throw new IllegalArgumentException("not a start line of version " + VERSION);
            }
            at = HEAD.length;
            Zone self = zone(text(wordEnd()));
            Map<Zone, StartSecret> shared = new EnumMap<>(Zone.class);
            Map<String, String> facts = new LinkedHashMap<>();
            boolean inFacts = false;
            while (at < line.length) {
                at++;
                if (!inFacts && wordEnd() - at == 2 && line[at] == '-' && line[at + 1] == '-') {
                    inFacts = true;
                    at += 2;
                } else if (inFacts) {
                    fact(facts);
                } else {
                    secret(shared);
                }
            }
            return new StartLine(self, Secrets.of(shared), facts);
        }

        private void secret(Map<Zone, StartSecret> shared) {
            Zone other = zone(name());
            int end = wordEnd();
            if (end - at != ENCODED) {
                throw new IllegalArgumentException("a start secret has 43 characters");
            }
            byte[] encoded = Arrays.copyOfRange(line, at, end);
            byte[] secret = Base64.getUrlDecoder().decode(encoded);
            boolean first = shared.putIfAbsent(other, StartSecret.of(secret)) == null;
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(secret, (byte) 0);
            if (!first) {
                throw new IllegalArgumentException("two start secrets for one zone");
            }
            at = end;
        }

        private void fact(Map<String, String> facts) {
            String key = requireKey(name());
            if (facts.putIfAbsent(key, Percent.decode(text(wordEnd()))) != null) {
                throw new IllegalArgumentException("the start fact " + key + " is there twice");
            }
        }

        private String name() {
            for (int end = at; end < wordEnd(); end++) {
                if (line[end] == '=') {
                    String name = text(end);
                    at++;
                    return name;
                }
            }
            throw new IllegalArgumentException("a word of the start line has no =");
        }

        private String text(int end) {
            String text = new String(line, at, end - at, StandardCharsets.US_ASCII);
            at = end;
            return text;
        }

        private int wordEnd() {
            int end = at;
            while (end < line.length && line[end] != ' ') {
                end++;
            }
            return end;
        }

        private static Zone zone(String word) {
            return Zone.named(word).orElseThrow(() -> new IllegalArgumentException("the start line names an unknown zone"));
        }
    }

    /// A growing buffer whose bytes can be overwritten; the copies that growing leaves behind are overwritten by none, so it starts large.
    private static final class Erasable extends ByteArrayOutputStream {
        Erasable() {
            super(LIMIT);
        }

        byte[] takeAndErase() {
            byte[] taken = toByteArray();
            Arrays.fill(buf, (byte) 0);
            return taken;
        }
    }
}
