package dev.gatehouse.ledger;

import dev.gatehouse.ledger.Verified.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Reads a whole ledger and says whether every byte of every file is what the recorder wrote. Bounded memory, changes nothing, and may
/// run while the recorder writes: then the ledger grows under its eyes, and an unfinished last line is no flaw.
public final class LedgerVerifier {
    private static final int PATIENCE = 50;
    private static final int ROUNDS_UNDER_LOAD = 5;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Evidence evidence;
    private final Witness witness;
    private final Walk walk;
    private final boolean running;

    private String file = "head";
    private long line;
    private Head head;
    private long confirmed;
    private boolean witnessSeen;

    private LedgerVerifier(Evidence evidence, boolean running) {
        this.evidence = evidence;
        this.running = running;
        this.walk = Walk.fromTheFirst(null, evidence.key());
        this.witness = evidence.witness().orElse(null);
        this.witnessSeen = witness == null;
    }

    /// Verifies everything that the evidence names.
    ///
    /// @throws IOException when a file cannot be read, which says nothing about the ledger
    public static Verified verify(Evidence evidence) throws IOException {
        boolean running = isRunning(evidence);
        Verified first = verify(evidence, running);
        boolean mayHaveMoved = running || isRunning(evidence);
        return first instanceof Broken && mayHaveMoved ? verify(evidence, isRunning(evidence)) : first;
    }

    private static boolean isRunning(Evidence evidence) throws IOException {
        return evidence.recorderFolder().isPresent() && WriterLock.isHeld(evidence.recorderFolder().get());
    }

    private static Verified verify(Evidence evidence, boolean running) throws IOException {
        var verifier = new LedgerVerifier(evidence, running);
        try {
            return verifier.verify();
        } catch (Flaw flaw) {
            return verifier.broken(flaw);
        }
    }

    private Verified verify() throws IOException, Flaw {
        head = evidence.recorderFolder().isPresent() ? readHead() : null;
        requireFolder();
        List<String> names = Segments.names(evidence.folder());
        requirePublicKey();
        requireReserve();
        walkSegments();
        walk.checkLastSeal();
        requireWitness();
        requireOnlyKnown(names);
        return sound();
    }

    private Verified sound() {
        Instant lastSeal = walk.seals() == 0 ? null : Instant.ofEpochMilli(walk.lastSealed());
        long unproven = head == null ? 0 : walk.seq() - confirmed;
        return new Verified.Sound(walk.ledger(), walk.segment(), walk.seq(), walk.opened(), walk.open().size(), walk.seals(), walk.unsealed(),
            unproven, running, walk.closed(), head != null, lastSeal, new Witness(walk.seq(), walk.chain().hex()));
    }

    /// A flaw lies in the line that was being read: the one after the last that was accepted.
    private Broken broken(Flaw flaw) {
        return new Broken(file, line, Segments.isSegment(file) ? walk.offset() : 0, flaw.getMessage());
    }

    // ---- the files beside the segments

    private Head readHead() throws IOException, Flaw {
        Path path = LedgerSettings.head(evidence.recorderFolder().orElseThrow());
        if (!Files.exists(path)) throw new Flaw("the recorder's head is gone");
        return HeadFile.read(path);
    }

    private void requireFolder() throws Flaw {
        file = evidence.folder().getFileName().toString();
        if (!Files.isDirectory(evidence.folder())) throw new Flaw("the ledger's folder is gone");
    }

    private void requirePublicKey() throws IOException, Flaw {
        file = Segments.PUBLIC_KEY;
        Path path = evidence.folder().resolve(file);
        if (!Files.isRegularFile(path)) throw new Flaw("the file is gone");
        if (Files.size(path) > LineWriter.LONGEST || !Files.readString(path, StandardCharsets.ISO_8859_1).equals(SealingKey.asPem(evidence.key()))) {
            throw new Flaw("the file does not hold the recorder's key, or was changed");
        }
    }

    /// The reserve holds zeros and nothing else, so that it hides nothing. Its length changes with the room on the disk.
    private void requireReserve() throws IOException, Flaw {
        file = Segments.RESERVE;
        Path path = evidence.folder().resolve(file);
        if (!Files.isRegularFile(path)) throw new Flaw("the file is gone");
        byte[] buffer = new byte[64 * 1024];
        try (var in = Files.newInputStream(path)) {
            for (int read; (read = in.read(buffer)) > 0; ) {
                for (int i = 0; i < read; i++) if (buffer[i] != 0) throw new Flaw("the reserve holds something other than zeros");
            }
        }
    }

    private void requireOnlyKnown(List<String> names) throws Flaw {
        for (String name : names) {
            boolean known = name.equals(Segments.PUBLIC_KEY) || name.equals(Segments.RESERVE)
                || Segments.isSegment(name) && Segments.number(name) >= 1 && Segments.number(name) <= walk.segment();
            if (known) continue;
            file = name;
            line = 0;
            throw new Flaw("the file does not belong to the ledger, or one before it is gone");
        }
    }

    // ---- the segments

    private void walkSegments() throws IOException, Flaw {
        for (long number = 1; !walkSegment(number); ) number++;
    }

    /// Walks one segment to its end and says whether it was the last.
    private boolean walkSegment(long number) throws IOException, Flaw {
        Path path = Segments.file(evidence.folder(), number);
        Path next = Segments.file(evidence.folder(), number + 1);
        file = path.getFileName().toString();
        line = 0;
        if (!Files.isRegularFile(path)) throw new Flaw("the segment is gone");
        walk.nextSegment();
        try (var lines = new SegmentLines(path)) {
            walkLines(lines);
            boolean last = !Files.exists(next) && walkTheEnd(lines, next);
            if (!last) walkLines(lines);
            if (lines.rest() > 0 && !(last && running)) throw new Flaw("the last line is unfinished, and no recorder is writing it");
            if (last && !running && !walk.allCarriedNamed()) throw new Flaw("the segment has no whole beginning");
            return last;
        }
    }

    private void walkLines(SegmentLines lines) throws IOException, Flaw {
        while (lines.next()) {
            line++;
            walk.accept(lines.bytes(), lines.from(), lines.to());
            compareWithHead();
            compareWithWitness();
        }
    }

    /// Compares the last segment's end with the head; false when it turns out not to be the last.
    private boolean walkTheEnd(SegmentLines lines, Path next) throws IOException, Flaw {
        if (head == null) return true;
        return running ? followTheEnd(lines, next) : requireTheEnd();
    }

    private boolean requireTheEnd() throws Flaw {
        if (walk.seq() < head.seq()) throw new Flaw("the ledger ends before line " + head.seq() + ", which the recorder had written: it was cut");
        if (walk.seq() > head.seq()) throw new Flaw("lines stand behind line " + head.seq() + ", the last that the recorder had written");
        return true;
    }

    /// Reads on until the lines and the head agree. A head is always read before the lines that it must be found in, and the next segment
    /// looked for after them, so whatever is missing then was there once.
    private boolean followTheEnd(SegmentLines lines, Path next) throws IOException, Flaw {
        int patience = PATIENCE;
        for (int rounds = 0; rounds < ROUNDS_UNDER_LOAD; ) {
            if (Files.exists(next)) return false;
            if (walk.seq() < head.seq()) requireTheEnd();
            if (walk.seq() == head.seq() && lines.rest() == 0) return true;
            LockSupport.parkNanos(PAUSE_NANOS);
            long before = head.seq();
            head = readHead();
            compareWithHead();
            walkLines(lines);
            if (head.seq() > before) rounds++;
            else if (--patience == 0) throw new Flaw("something stands behind line " + head.seq() + ", the last that the recorder wrote");
        }
        return true;
    }

    private void compareWithHead() throws Flaw {
        if (head == null || walk.seq() != head.seq()) return;
        boolean same = walk.segment() == head.segment() && walk.offset() == head.offset() && walk.chain().hex().equals(head.hash());
        if (!same) throw new Flaw("the line is not the one that the recorder wrote here");
        confirmed = head.seq();
    }

    private void compareWithWitness() throws Flaw {
        if (witnessSeen || walk.seq() != witness.seq()) return;
        if (!walk.chain().hex().equals(witness.hash())) throw new Flaw("the line is not the one that was noted");
        witnessSeen = true;
    }

    private void requireWitness() throws Flaw {
        if (!witnessSeen) throw new Flaw("the ledger ends before line " + witness.seq() + ", which was noted: it is an older state");
    }
}
