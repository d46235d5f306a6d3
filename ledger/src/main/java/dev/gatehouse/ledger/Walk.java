package dev.gatehouse.ledger;

import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/// Follows a ledger line by line and knows every rule of the format: chain, numbering, seals, and what may follow what.
///
/// A walk begins at the first segment, or in the middle, where it takes the segment's own word for what came before.
/// Not safe for several threads; memory is bounded by the calls that are open.
final class Walk {
    private final LineReader reader = new LineReader();
    private final PublicKey key;
    private final Chain chain = new Chain();
    private final OpenCalls open = new OpenCalls();

    private String ledger;
    private long segment;
    private long seq;
    private long seals;
    private long opened;
    private long offset;
    private long unsealed;
    private long lastSealed;
    private boolean atSegmentStart = true;
    private boolean takesItsWord;
    private boolean closed;
    private long carriedLeft;
    private Iterator<Line.Carried> expected = List.<Line.Carried>of().iterator();
    private byte[] sealMessage;
    private byte[] sealSignature;

    private Walk(String ledger, PublicKey key) {
        this.ledger = ledger;
        this.key = key;
    }

    /// @param ledger the expected id, or null where any is taken
    static Walk fromTheFirst(String ledger, PublicKey key) {
        return new Walk(ledger, key);
    }

    static Walk fromSegment(String ledger, PublicKey key, long segment) {
        var walk = new Walk(ledger, key);
        walk.takesItsWord = segment > 1;
        walk.segment = segment - 1;
        return walk;
    }

    /// Says that the next line is the first of the next file.
    void nextSegment() throws Flaw {
        if (segment > 0 && seq > 0) requireEndedBySeal();
        if (carriedLeft > 0) throw new Flaw("the segment ends before all carried calls were named");
        if (seq > 0) takesItsWord = false;
        segment++;
        offset = 0;
        atSegmentStart = true;
    }

    /// Takes the next line, newline included.
    void accept(byte[] bytes, int from, int to) throws Flaw {
        LineReader.Read read = reader.read(bytes, from, to);
        if (atSegmentStart) begin(read);
        if (read.seq() != seq + 1) throw new Flaw("line number " + read.seq() + " where " + (seq + 1) + " belongs");
        if (read.line() instanceof Line.Seal seal) keepSeal(seal, bytes, from, read.bodyEnd());
        chain.add(bytes, from, read.bodyEnd());
        requireHash(bytes, read.bodyEnd() + LineWriter.HASH.length());
        seq = read.seq();
        follow(read);
        offset += to - from;
    }

    /// Checks the signature of the last seal. One is enough: the chain binds every line before it.
    void checkLastSeal() throws Flaw {
        if (sealMessage == null) return;
        if (!SealingKey.verifies(key, sealMessage, sealSignature)) throw new Flaw("seal " + seals + " was not made with the recorder's key");
        sealMessage = null;
    }

    private void begin(LineReader.Read read) throws Flaw {
        if (!(read.line() instanceof Line.SegmentStart start)) throw new Flaw("the file does not begin as a segment");
        if (start.segment() != segment) throw new Flaw("the file holds segment " + start.segment() + " and its name says " + segment);
        if (ledger != null && !start.ledger().equals(ledger)) throw new Flaw("the segment belongs to another ledger");
        if (takesItsWord) takeWordOf(start, read.seq());
        if (!start.prev().equals(chain.hex())) throw new Flaw("the segment does not continue the one before");
        if (start.seals() != seals) throw new Flaw("the segment counts " + start.seals() + " seals before it, not " + seals);
    }

    private void takeWordOf(Line.SegmentStart start, long itsSeq) throws Flaw {
        if (start.prev().length() != Chain.START.length()) throw new Flaw("the segment's prev is no hash");
        chain.reset(hash(start.prev()));
        seals = start.seals();
        seq = itsSeq - 1;
    }

    private static byte[] hash(String hex) throws Flaw {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new Flaw("the segment's prev is no hash");
        }
    }

    private void follow(LineReader.Read read) throws Flaw {
        if (carriedLeft > 0 && !(read.line() instanceof Line.Carried)) throw new Flaw("a carried call is missing");
        closed = false;
        unsealed++;
        switch (read.line()) {
            case Line.SegmentStart start -> started(start);
            case Line.Carried carried -> carried(carried);
            case Line.Seal seal -> sealed(seal, read.millis());
            case Entry.Open entry -> opened(entry);
            case Entry.Checkpoint checkpoint -> requireOpen(checkpoint.call());
            case Entry.Close close -> closed(close);
            case Entry.Refused refused -> requireNotOpen(refused.call());
            case Entry.Count _, Entry.Event _ -> { }
        }
    }

    private void started(Line.SegmentStart start) throws Flaw {
        if (!atSegmentStart) throw new Flaw("a segment begins in the middle of a file");
        atSegmentStart = false;
        ledger = start.ledger();
        if (!takesItsWord && start.carried() != open.size()) throw new Flaw("the segment carries " + start.carried() + " open calls, not " + open.size());
        if (start.carried() > OpenCalls.MOST) throw new Flaw("the segment carries too many calls");
        carriedLeft = start.carried();
        expected = open.carried().iterator();
    }

    private void carried(Line.Carried carried) throws Flaw {
        if (carriedLeft-- <= 0) throw new Flaw("a carried call where none belongs");
        if (takesItsWord) open.open(carried.call(), carried.zone());
        else if (!expected.next().equals(carried)) throw new Flaw("another call is carried than was open");
    }

    private void opened(Entry.Open entry) throws Flaw {
        requireNotOpen(entry.call());
        if (open.size() == OpenCalls.MOST) throw new Flaw("too many calls are open");
        open.open(entry.call(), entry.zone());
        opened++;
    }

    private void closed(Entry.Close close) throws Flaw {
        requireOpen(close.call());
        open.close(close.call());
    }

    private void requireOpen(String call) throws Flaw {
        if (!open.has(call)) throw new Flaw("call " + call + " is not open: it was never opened, or closed before");
    }

    private void requireNotOpen(String call) throws Flaw {
        if (open.has(call)) throw new Flaw("call " + call + " is open already");
    }

    private void keepSeal(Line.Seal seal, byte[] bytes, int from, int bodyEnd) throws Flaw {
        if (seal.seal() != seals + 1) throw new Flaw("seal " + seal.seal() + " where " + (seals + 1) + " belongs");
        if (seal.segment() != segment || seal.offset() != offset) throw new Flaw("the seal was made for another place");
        int signedEnd = bodyEnd - LineWriter.SIGNATURE.length() - seal.signature().length() - 1;
        sealMessage = SealMessage.of(chain.peek(bytes, from, signedEnd));
        sealSignature = decoded(seal.signature());
    }

    private static byte[] decoded(String base64) throws Flaw {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Flaw("the seal's signature is no base64");
        }
    }

    private void sealed(Line.Seal seal, long millis) {
        seals = seal.seal();
        closed = seal.closed();
        unsealed = 0;
        lastSealed = millis;
    }

    private void requireHash(byte[] bytes, int at) throws Flaw {
        String hex = chain.hex();
        for (int i = 0; i < hex.length(); i++) if (bytes[at + i] != hex.charAt(i)) throw new Flaw("the hash does not match: this line or one before was changed");
    }

    private void requireEndedBySeal() throws Flaw {
        if (unsealed > 0) throw new Flaw("the segment before does not end with a seal");
    }

    /// Whether the segment's beginning is complete: it names every call that it carries.
    boolean allCarriedNamed() {
        return !atSegmentStart && carriedLeft == 0;
    }

    Chain chain() {
        return chain;
    }

    OpenCalls open() {
        return open;
    }

    String ledger() {
        return ledger;
    }

    long segment() {
        return segment;
    }

    long seq() {
        return seq;
    }

    long offset() {
        return offset;
    }

    long seals() {
        return seals;
    }

    long opened() {
        return opened;
    }

    long unsealed() {
        return unsealed;
    }

    long lastSealed() {
        return lastSealed;
    }

    /// Whether the last line is a seal that says so.
    boolean closed() {
        return closed;
    }
}
