package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// What somebody who can write the ledger's folder, and not the recorder's own, may try. One case each; the ledger has four segments or more.
enum Tampering {
    CUT_THE_LAST_LINE(t -> t.lines(t.last(), lines -> lines.subList(0, lines.size() - 1))),
    CUT_THE_LAST_TWO_LINES(t -> t.lines(t.last(), lines -> lines.subList(0, lines.size() - 2))),
    CUT_HALF_A_LINE(t -> t.truncate(t.last(), Files.size(t.last()) - 40)),
    CUT_THE_LAST_NEWLINE(t -> t.truncate(t.last(), Files.size(t.last()) - 1)),
    CUT_TO_NOTHING(t -> t.truncate(t.last(), 0)),
    CUT_A_MIDDLE_SEGMENT(t -> t.lines(t.segment(2), lines -> lines.subList(0, lines.size() - 1))),
    REMOVE_A_LINE(t -> t.lines(t.segment(2), lines -> without(lines, 3))),
    REMOVE_THE_FIRST_LINE(t -> t.lines(t.segment(2), lines -> without(lines, 0))),
    REMOVE_THE_LAST_SEGMENT(t -> Files.delete(t.last())),
    REMOVE_A_MIDDLE_SEGMENT(t -> Files.delete(t.segment(2))),
    REMOVE_THE_FIRST_SEGMENT(t -> Files.delete(t.segment(1))),
    REMOVE_THE_PUBLIC_KEY(t -> Files.delete(t.folder.resolve(Segments.PUBLIC_KEY))),
    REMOVE_THE_RESERVE(t -> Files.delete(t.folder.resolve(Segments.RESERVE))),
    REMOVE_EVERYTHING(Tampering.Target::clear),
    REMOVE_THE_FOLDER(t -> {
        t.clear();
        Files.delete(t.folder);
    }),
    SWAP_TWO_LINES(t -> t.lines(t.segment(2), lines -> swapped(lines, 2, 3))),
    SWAP_THE_LAST_TWO_LINES(t -> t.lines(t.last(), lines -> swapped(lines, lines.size() - 2, lines.size() - 1))),
    SWAP_TWO_SEGMENTS(t -> t.swap(t.segment(1), t.segment(2))),
    COPY_A_LINE(t -> t.lines(t.segment(2), lines -> copied(lines, 3))),
    COPY_THE_LAST_LINE(t -> t.lines(t.last(), lines -> copied(lines, lines.size() - 1))),
    COPY_A_SEGMENT_TO_THE_END(t -> Files.copy(t.segment(2), t.next())),
    COPY_THE_LAST_SEGMENT_TO_THE_END(t -> Files.copy(t.last(), t.next())),
    COPY_A_SEGMENT_OVER_ANOTHER(t -> Files.copy(t.segment(1), t.segment(2), StandardCopyOption.REPLACE_EXISTING)),
    RENAME_A_SEGMENT(t -> Files.move(t.last(), t.folder.resolve("00000099.jsonl"))),
    ADD_A_FILE(t -> Files.writeString(t.folder.resolve("notes.txt"), "hello")),
    ADD_AN_EMPTY_SEGMENT_FAR_AWAY(t -> Files.createFile(t.folder.resolve("00000099.jsonl"))),
    ADD_A_SEGMENT_ZERO(t -> Files.createFile(t.folder.resolve("00000000.jsonl"))),
    APPEND_A_NEWLINE(t -> t.append(t.last(), "\n")),
    APPEND_A_SPACE(t -> t.append(t.last(), " ")),
    APPEND_ZEROS(t -> t.append(t.last(), "\0\0\0\0")),
    APPEND_TO_A_MIDDLE_SEGMENT(t -> t.append(t.segment(1), "{}\n")),
    APPEND_AN_OLD_LINE(t -> t.append(t.last(), Files.readAllLines(t.segment(1)).get(2) + "\n")),
    INSERT_AN_EMPTY_LINE(t -> t.lines(t.segment(2), lines -> inserted(lines, 2, ""))),
    WINDOWS_LINE_ENDS(t -> t.text(t.segment(2), text -> text.replace("\n", "\r\n"))),
    A_BYTE_ORDER_MARK(t -> t.text(t.segment(1), text -> "\uFEFF" + text)),
    A_SPACE_IN_A_LINE(t -> t.text(t.segment(1), text -> text.replaceFirst(",\"at\"", ", \"at\""))),
    AN_ESCAPE_IN_A_LINE(t -> t.text(t.segment(1), text -> text.replaceFirst("alice", "\\\\u0061lice"))),
    A_LINE_CHANGED(t -> t.text(t.segment(2), text -> text.replaceFirst("alice", "mary"))),
    A_LINE_CHANGED_AND_ITS_HASHES(t -> t.forge(null, bodies -> replaced(bodies, "alice", "mary"))),
    THE_LAST_ENTRY_CHANGED_AND_ITS_HASHES(t -> t.forge(null, bodies -> lastReplaced(bodies, "\"ms\":12", "\"ms\":13"))),
    RESEALED_WITH_ANOTHER_KEY(t -> t.forge(t.anotherKey(), bodies -> replaced(bodies, "alice", "mary"))),
    RESEALED_WITH_ANOTHER_KEY_AND_THAT_KEY_LAID_BESIDE(t -> {
        SealingKey other = t.anotherKey();
        t.forge(other, bodies -> replaced(bodies, "alice", "mary"));
        Files.writeString(t.folder.resolve(Segments.PUBLIC_KEY), SealingKey.asPem(other.publicKey()));
    }),
    THE_PUBLIC_KEY_CHANGED(t -> t.text(t.folder.resolve(Segments.PUBLIC_KEY), text -> text + "\n")),
    SOMETHING_HIDDEN_IN_THE_RESERVE(t -> t.append(t.folder.resolve(Segments.RESERVE), "x")),
    A_NEWER_FORMAT(t -> t.forge(null, bodies -> replaced(bodies, "\"format\":1", "\"format\":2"))),
    ANOTHER_LEDGER_ID(t -> t.forge(null, bodies -> bodies.stream().map(b -> b.replaceFirst("\"ledger\":\"[0-9a-f]{4}", "\"ledger\":\"0000")).toList())),
    AN_UNKNOWN_MEMBER(t -> t.forge(null, bodies -> replaced(bodies, ",\"settings\":3", ",\"settings\":3,\"note\":1"))),
    AN_UNKNOWN_KIND(t -> t.forge(null, bodies -> replaced(bodies, "\"kind\":\"event\"", "\"kind\":\"rumour\"")));

    private final Action action;

    Tampering(Action action) {
        this.action = action;
    }

    void on(Path folder, Path scratch) throws IOException {
        action.on(new Target(folder, scratch));
    }

    interface Action {
        void on(Target target) throws IOException;
    }

    record Target(Path folder, Path scratch) {
        Path segment(long number) {
            return Segments.file(folder, number);
        }

        Path last() throws IOException {
            return segment(Segments.numbers(folder).getLast());
        }

        Path next() throws IOException {
            return segment(Segments.numbers(folder).getLast() + 1);
        }

        SealingKey anotherKey() throws IOException {
            return SealingKey.create(scratch.resolve("another.key"));
        }

        void lines(Path file, UnaryOperator<List<String>> change) throws IOException {
            var out = new StringBuilder();
            for (String line : change.apply(new ArrayList<>(Files.readAllLines(file)))) out.append(line).append('\n');
            overwrite(file, out.toString());
        }

        void text(Path file, UnaryOperator<String> change) throws IOException {
            overwrite(file, change.apply(Files.readString(file)));
        }

        void truncate(Path file, long size) throws IOException {
            overwrite(file, Files.readString(file).substring(0, (int) size));
        }

        void append(Path file, String text) throws IOException {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        }

        void swap(Path one, Path other) throws IOException {
            Files.move(one, scratch.resolve("swapped"));
            Files.move(other, one);
            Files.move(scratch.resolve("swapped"), other);
        }

        void clear() throws IOException {
            for (String name : Segments.names(folder)) Files.delete(folder.resolve(name));
        }

        void forge(SealingKey key, UnaryOperator<List<String>> change) throws IOException {
            Forger.rewrite(folder, key, change);
        }

        private static void overwrite(Path file, String text) throws IOException {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> without(List<String> lines, int at) {
        lines.remove(at);
        return lines;
    }

    private static List<String> inserted(List<String> lines, int at, String line) {
        lines.add(at, line);
        return lines;
    }

    private static List<String> copied(List<String> lines, int at) {
        return inserted(lines, at, lines.get(at));
    }

    private static List<String> swapped(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
        return lines;
    }

    private static List<String> replaced(List<String> bodies, String what, String by) {
        return bodies.stream().map(body -> body.replace(what, by)).toList();
    }

    private static List<String> lastReplaced(List<String> bodies, String what, String by) {
        var changed = new ArrayList<>(bodies);
        for (int i = changed.size() - 1; i >= 0; i--) {
            if (!changed.get(i).contains(what)) continue;
            changed.set(i, changed.get(i).replace(what, by));
            break;
        }
        return changed;
    }
}
