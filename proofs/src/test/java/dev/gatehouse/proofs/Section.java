package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A part of a document that a test makes: between two comments that name it. Written anew with `-Dgatehouse.write=true`.
record Section(Path document, String name) {
    /// A section of a document of the tree.
    static Section of(String document, String name) {
        return new Section(Path.of(System.getProperty("house", "..")).resolve(document), name);
    }

    private String begin() {
        return "<!-- " + name + ": made by a test -->\n";
    }

    private String end() {
        return "<!-- /" + name + " -->";
    }

    /// Compares, or writes.
    void holds(String text) {
        try {
            String all = Files.readString(document);
            int from = all.indexOf(begin());
            int to = all.indexOf(end());
            assertThat(from >= 0 && to > from).as("the document has a section " + name).isTrue();
            if (Boolean.getBoolean("gatehouse.write")) {
                Files.writeString(document, all.substring(0, from + begin().length()) + text + all.substring(to));
            } else {
                assertThat(all.substring(from + begin().length(), to)).as(name + " in " + document.getFileName()).isEqualTo(text);
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
