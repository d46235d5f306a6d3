package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The file `head`: one JSON object padded to 512 bytes, written in place after each append. One thread at a time, but for [#sync].
final class HeadFile implements AutoCloseable {
    static final int SIZE = 512;
    private static final String SUM = ",\"sum\":\"";

    private final Path path;
    private final ByteBuffer out = ByteBuffer.allocateDirect(SIZE);
    private final LineBuffer buffer = new LineBuffer();
    private final MessageDigest sha = Chain.sha256();
    private volatile FileChannel file;

    private HeadFile(Path path) throws IOException {
        this.path = path;
        reopen();
    }

    static HeadFile open(Path path) throws IOException {
        return new HeadFile(path);
    }

    private void reopen() throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    void write(Head head) throws IOException {
        encode(buffer, head, sha);
        out.clear().put(buffer.bytes, 0, SIZE);
        try {
            writeAll();
        } catch (ClosedByInterruptException interrupted) {
            writeDespiteInterrupt();
        }
    }

    /// An interrupt closes a channel, and an entry must not be lost for it.
    private void writeDespiteInterrupt() throws IOException {
        Thread.interrupted();
        try {
            reopen();
            writeAll();
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() throws IOException {
        out.position(0);
        while (out.hasRemaining()) file.write(out, out.position());
    }

    /// May run while another thread writes; an interrupt of that thread closes the channel, which is opened again at once.
    void sync() throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                file.force(false);
                return;
            } catch (ClosedChannelException e) {
                if (tries == 50) throw e;
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Reads a head, again if a write was under way. A flaw is a damaged file; a missing one is an [IOException].
    static Head read(Path path) throws IOException, Flaw {
        Flaw flaw = null;
        for (int tries = 0; tries < 5; tries++) {
            try {
                return decode(Files.readAllBytes(path));
            } catch (Flaw torn) {
                flaw = torn;
                Thread.onSpinWait();
            }
        }
        throw flaw;
    }

    private static void encode(LineBuffer to, Head head, MessageDigest sha) {
        to.clear();
        to.number("{\"format\":", LineWriter.FORMAT);
        to.text(",\"ledger\":\"", head.ledger());
        to.text(",\"boot\":\"", head.boot());
        to.number(",\"segment\":", head.segment());
        to.number(",\"offset\":", head.offset());
        to.number(",\"seq\":", head.seq());
        to.text(",\"hash\":\"", head.hash());
        to.number(",\"syncedSegment\":", head.syncedSegment());
        to.number(",\"syncedOffset\":", head.syncedOffset());
        to.flag(",\"closed\":", head.closed());
        sha.update(to.bytes, 0, to.length);
        byte[] sum = sha.digest();
        to.raw(SUM);
        to.hex(sum);
        to.raw("\"}");
        while (to.length < SIZE - 1) to.raw(" ");
        to.raw("\n");
    }

    private static Head decode(byte[] bytes) throws Flaw {
        if (bytes.length != SIZE) throw new Flaw("the head is " + bytes.length + " bytes long and not " + SIZE);
        Head head = parse(bytes);
        var again = new LineBuffer();
        encode(again, head, Chain.sha256());
        if (!Arrays.equals(again.bytes, 0, SIZE, bytes, 0, SIZE)) throw new Flaw("the head does not match its own sum");
        return head;
    }

    private static Head parse(byte[] bytes) throws Flaw {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            long format = number(json, "format");
            if (format != LineWriter.FORMAT) throw new Flaw("the head has format " + format + ", and this program knows " + LineWriter.FORMAT);
            return new Head(text(json, "ledger", 64), text(json, "boot", 64), number(json, "segment"), number(json, "offset"),
                number(json, "seq"), hex(text(json, "hash", 64)), number(json, "syncedSegment"), number(json, "syncedOffset"),
                flag(json, "closed"));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Flaw("the head cannot be read");
        }
    }

    private static String text(JsonParser json, String name, int limit) throws Flaw {
        value(json, name);
        if (json.currentToken() != JsonToken.VALUE_STRING) throw new Flaw("the head has no text " + name);
        return Text.plain(json.getString(), limit);
    }

    private static long number(JsonParser json, String name) throws Flaw {
        value(json, name);
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) throw new Flaw("the head has no number " + name);
        return Text.count(json.getLongValue());
    }

    private static boolean flag(JsonParser json, String name) throws Flaw {
        value(json, name);
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static void value(JsonParser json, String name) throws Flaw {
        if (json.nextToken() != JsonToken.PROPERTY_NAME || !json.currentName().equals(name)) throw new Flaw("the head has no " + name);
        json.nextToken();
    }

    private static String hex(String text) throws Flaw {
        if (HexFormat.of().parseHex(text).length != Chain.BYTES) throw new Flaw("the head's hash has another length");
        return text;
    }
}
