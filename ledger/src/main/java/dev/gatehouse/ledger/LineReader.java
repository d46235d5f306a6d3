package dev.gatehouse.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a line back, strictly: members and their order are those of [LineWriter], and what was read, written again, must give the very
/// same bytes. So there is one spelling of each line, and whatever the JSON reader would forgive (encodings, escapes, spaces) is a flaw here.
final class LineReader {
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).maxNumberLength(20).maxNameLength(20)
            .maxStringLength(LineWriter.LONGEST).maxDocumentLength(LineWriter.LONGEST).build())
        .build();

    private final LineBuffer again = new LineBuffer();
    private JsonParser json;

    /// A line and where it stands.
    ///
    /// @param bodyEnd index in the given bytes where `,"hash":` begins
    record Read(long seq, long millis, Line line, int bodyEnd) {}

    /// Reads the line `bytes[from, to)`, newline included. Does not look at the hash's value.
    Read read(byte[] bytes, int from, int to) throws Flaw {
        int bodyEnd = to - LineWriter.TAIL;
        if (bodyEnd <= from) throw new Flaw("line is too short");
        Read read = parse(bytes, from, to);
        requireSameBytes(read, bytes, from, bodyEnd);
        requireEnd(bytes, bodyEnd);
        return read;
    }

    private Read parse(byte[] bytes, int from, int to) throws Flaw {
        try (JsonParser opened = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            json = opened;
            if (json.nextToken() != JsonToken.START_OBJECT) throw new Flaw("line is no JSON object");
            long seq = number("seq");
            long millis = time("at");
            Line line = line(text("kind"));
            text("hash");
            if (json.nextToken() != JsonToken.END_OBJECT) throw new Flaw("a member stands behind the hash");
            return new Read(seq, millis, line, to - LineWriter.TAIL);
        } catch (JacksonException e) {
            throw new Flaw("line is no strict JSON");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Flaw("a member has a value of foreign shape");
        }
    }

    private void requireSameBytes(Read read, byte[] bytes, int from, int bodyEnd) throws Flaw {
        again.clear();
        LineWriter.body(again, read.seq(), read.millis(), read.line());
        if (!Arrays.equals(again.bytes, 0, again.length, bytes, from, bodyEnd)) throw new Flaw("line is not in its one spelling");
    }

    private static void requireEnd(byte[] bytes, int bodyEnd) throws Flaw {
        requireAscii(bytes, bodyEnd, LineWriter.HASH);
        requireAscii(bytes, bodyEnd + LineWriter.TAIL - LineWriter.END.length(), LineWriter.END);
    }

    private static void requireAscii(byte[] bytes, int at, String text) throws Flaw {
        for (int i = 0; i < text.length(); i++) if (bytes[at + i] != text.charAt(i)) throw new Flaw("line does not end as lines end");
    }

    private Line line(String kind) throws Flaw {
        return switch (kind) {
            case "open" -> new Entry.Open(text("call"), text("zone"), text("tenant"), text("caller"), text("route"), text("server"),
                text("method"), text("target"), text("revision"), number("settings"));
            case "checkpoint" -> new Entry.Checkpoint(text("call"), number("messages"), number("bytes"));
            case "close" -> new Entry.Close(text("call"), word(Outcome.class, "outcome"), word(Effect.class, "effect"), text("code"),
                text("by"), text("detail"), number("ms"), number("messages"), number("in"), number("out"));
            case "refused" -> new Entry.Refused(text("call"), text("zone"), text("tenant"), text("caller"), text("route"), text("server"),
                text("method"), text("target"), text("revision"), number("settings"), text("code"), text("by"), text("detail"), number("ms"));
            case "count" -> new Entry.Count(text("zone"), text("address"), text("code"), Instant.ofEpochMilli(time("minute")),
                number("refusals"));
            case "event" -> new Entry.Event(text("zone"), text("what"), text("subject"), text("detail"), number("settings"));
            case "segment" -> new Line.SegmentStart(format(), text("ledger"), number("segment"), text("prev"), number("seals"),
                number("carried"));
            case "carried" -> new Line.Carried(Text.callId(text("call")), text("zone"));
            case "seal" -> new Line.Seal(number("seal"), number("segment"), number("offset"), flag("closed"), text("sig"));
            default -> throw new Flaw("line of unknown kind");
        };
    }

    private long format() throws Flaw {
        long format = number("format");
        if (format != LineWriter.FORMAT) throw new Flaw("format " + format + " is not " + LineWriter.FORMAT + ", the one this program knows");
        return format;
    }

    private String text(String name) throws Flaw {
        member(name, JsonToken.VALUE_STRING);
        return json.getString();
    }

    private long number(String name) throws Flaw {
        member(name, JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private long time(String name) throws Flaw {
        return Instant.parse(text(name)).toEpochMilli();
    }

    private boolean flag(String name) throws Flaw {
        requireName(name);
        return switch (json.nextToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw new Flaw("member " + name + " is neither true nor false");
        };
    }

    private <E extends Enum<E>> E word(Class<E> type, String name) throws Flaw {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    private void member(String name, JsonToken type) throws Flaw {
        requireName(name);
        if (json.nextToken() != type) throw new Flaw("member " + name + " is of another type");
    }

    private void requireName(String name) throws Flaw {
        if (json.nextToken() != JsonToken.PROPERTY_NAME || !json.currentName().equals(name)) throw new Flaw("member " + name + " is not where it belongs");
    }
}
