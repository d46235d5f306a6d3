package dev.gatehouse.destinations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// Reads the data set of URLs: a JSON reader that is just enough for it, and a skip with a line where it is missing.
final class Rows {
    private final String text;
    private int at;

    private Rows(String text) {
        this.text = text;
    }

    static List<String> lines(String name) throws IOException {
        var house = Path.of(System.getProperty("house", ".."));
        var file = house.resolve("../shared/data/ssrf").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: the data set " + name + " is not here");
        return Files.readAllLines(file);
    }

    static Object read(String json) {
        return new Rows(json).value();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String json) {
        return (Map<String, Object>) read(json);
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean takes(char c) {
        boolean here = peek() == c;
        if (here) {
            at++;
        }
        return here;
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        at++;
        while (!takes('}')) {
            takes(',');
            peek();
            var key = string();
            takes(':');
            object.put(key, value());
        }
        return object;
    }

    private List<Object> array() {
        var array = new ArrayList<>();
        at++;
        while (!takes(']')) {
            takes(',');
            array.add(value());
        }
        return array;
    }

    private String string() {
        var string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(++at);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int known = "bfnrt".indexOf(c);
        return known < 0 ? c : "\b\f\n\r\t".charAt(known);
    }

    private String word() {
        int from = at;
        while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
