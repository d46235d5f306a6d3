package dev.gatehouse.protocol.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Makes documents that are nearly JSON: built from good and odd pieces by one seed, then sometimes damaged in one place.
final class Documents {

    private static final String[] NAMES = {"id", "ID", "method", "Method", "params", "Params", "_meta", "name", "n\\u0061me", "a", "A",
        "k", "\\u212a", "\u212a", "\u017f", "s", "", "\u00e9", "e\\u0301", "\\ud83d\\ude00", "x y", "a\\\"b", "\\\\"};
    private static final String[] STRINGS = {"", "a", "\\n", "\\u00e9", "\u00e9", "\ud83d\ude00", "\\ud83d\\ude00", "\\ud83d", "\\ude00",
        "\\ud83dx", "\\ud83d\\u0041", "\\x", "\\u12", "\\\\", "\\\"", "\\/", "tab\tin", "\u007f", "\u2028", "\\u0000", "{[,:]}", "\\", "'"};
    private static final String[] NUMBERS = {"0", "-0", "1", "-1", "01", "+1", "1.", ".5", "1.10", "1e5", "1E+05", "1e309", "1e-309",
        "1e308",
        "9e308", "9007199254740993", "9007199254740992", "18446744073709551616", "0.1", "0.10000000000000001", "0.1000000000000000055",
        "1e0000000001", "1e999999999", "12345678901234567890123456789012345678901234567890123456789012345", "1.7976931348623157e308",
        "5e-324", "2.2250738585072011e-308", "--1", "1-2", "0x1", "NaN", "Infinity", "1e", "1e+", "123456789012345e200"};
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\t", "\r\n  ", "\u00a0", "\f", "/**/", "//\n"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    Documents(Random random) {
        this.random = random;
    }

    byte[] next() {
        blank();
        value(random.nextInt(5));
        blank();
        if (random.nextInt(12) == 0) text.append(pick("{}", ",", "x", "]", "1", "\"\""));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? damaged(bytes) : bytes;
    }

    private byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) return bytes;
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> bytes[at] = (byte) "{}[]\",:\\ 0e-.".charAt(random.nextInt(13));
            default -> bytes = inserted(bytes, at);
        }
        return bytes;
    }

    private byte[] inserted(byte[] bytes, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        byte[][] odd = {{(byte) 0xC0, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xF4, (byte) 0x90, (byte) 0x80,
            (byte) 0x80},
            {0}, {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, {(byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) 0x80}, {','}};
        out.writeBytes(odd[random.nextInt(odd.length)]);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> text.append(usually("1", NUMBERS));
            case 1 -> text.append('"').append(usually("text", STRINGS)).append('"');
            case 2 -> text.append(pick("true", "false", "null"));
            case 3 -> text.append(random.nextInt(20) == 0 ? pick("True", "nul", "nulll", "undefined", "'a'", "tru e") : "null");
            case 4 -> text.append(pick("[]", "{}", "[ ]", "{\n}"));
            case 5 -> array(depth);
            default -> object(depth);
        }
    }

    private void array(int depth) {
        text.append('[');
        int size = random.nextInt(5);
        for (int at = 0; at < size; at++) {
            if (at > 0) text.append(',');
            blank();
            value(depth - 1);
            blank();
        }
        text.append(random.nextInt(40) == 0 ? ",]" : "]");
    }

    private void object(int depth) {
        text.append('{');
        int size = random.nextInt(random.nextInt(10) == 0 ? 34 : 4);
        for (int at = 0; at < size; at++) {
            if (at > 0) text.append(',');
            blank();
            text.append('"').append(random.nextInt(size > 4 ? 30 : 3) > 0 ? "m" + at : NAMES[random.nextInt(NAMES.length)]).append('"');
            blank();
            text.append(':');
            blank();
            value(depth - 1);
            blank();
        }
        text.append(random.nextInt(40) == 0 ? ",}" : "}");
    }

    private void blank() {
        text.append(random.nextInt(30) == 0 ? pick(BLANKS) : random.nextInt(3) == 0 ? " " : "");
    }

    private String usually(String good, String[] odd) {
        return random.nextInt(3) > 0 ? good : pick(odd);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
