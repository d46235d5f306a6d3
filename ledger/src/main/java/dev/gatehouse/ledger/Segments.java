package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The names in a ledger's folder. Nothing else may lie there.
final class Segments {
    static final String PUBLIC_KEY = "public-key.pem";
    static final String RESERVE = "reserve";
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.jsonl");

    private Segments() {}

    static String name(long segment) {
        return "%08d.jsonl".formatted(segment);
    }

    static Path file(Path folder, long segment) {
        return folder.resolve(name(segment));
    }

    static boolean isSegment(String name) {
        return NAME.matcher(name).matches();
    }

    static long number(String name) {
        return Long.parseLong(name.substring(0, 8));
    }

    /// All names in the folder, sorted.
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new NotDirectoryException(folder.toString());
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) names.add(file.getFileName().toString());
        }
        names.sort(null);
        return names;
    }

    /// The numbers of all segments, rising.
    static List<Long> numbers(Path folder) throws IOException {
        return names(folder).stream().filter(Segments::isSegment).map(Segments::number).toList();
    }
}
