package dev.gatehouse.gateway.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One odd message of `oddities/cases.txt`, which says how it is written there.
record Oddity(String name, byte[] message, Comes to) {
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":%s}";
    private static final String ECHO = "{\"name\":\"echo\",\"arguments\":%s}";
    private static final Pattern REPEATED = Pattern.compile("<([0-9]+)x([^>]+)>");
    private static final Pattern BYTES = Pattern.compile("<([0-9A-F]{2}(?: [0-9A-F]{2})*)>");

    /// What it must come to.
    sealed interface Comes {
        record Refused(String code) implements Comes {}

        record Nothing() implements Comes {}

        record Means(Meaning meaning) implements Comes {}
    }

    static List<Oddity> all() {
        List<String> lines = lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<Oddity> all = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += 3) {
            all.add(new Oddity(lines.get(at), message(lines.get(at + 1).strip()), comes(lines.get(at + 2).strip())));
        }
        return all;
    }

    private static java.util.stream.Stream<String> lines() {
        try (InputStream in = Oddity.class.getResourceAsStream("/oddities/cases.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] message(String line) {
        String text = after(line, 1);
        return switch (line.split(" ")[0]) {
            case "message" -> bytes(text);
            case "params" -> bytes(CALL.formatted(text));
            case "arguments" -> bytes(CALL.formatted(ECHO.formatted(text)));
            case "in" -> after(line, 2).getBytes(Charset.forName(line.split(" ")[1]));
            default -> throw new AssertionError(line);
        };
    }

    private static Comes comes(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "refused" -> new Comes.Refused(words[1]);
            case "nothing" -> new Comes.Nothing();
            case "means" -> new Comes.Means(new Meaning(words[1], words[2], Meaning.JSON.readValue(bytes(after(line, 3)), Object.class)));
            default -> throw new AssertionError(line);
        };
    }

    private static String after(String line, int words) {
        return line.split(" ", words + 1)[words];
    }

    private static byte[] bytes(String written) {
        String text = REPEATED.matcher(written).replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
        var bytes = new ByteArrayOutputStream();
        Matcher raw = BYTES.matcher(text);
        int at = 0;
        while (raw.find()) {
            bytes.writeBytes(text.substring(at, raw.start()).getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(HexFormat.ofDelimiter(" ").parseHex(raw.group(1)));
            at = raw.end();
        }
        bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
