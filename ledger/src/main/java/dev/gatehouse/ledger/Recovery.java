package dev.gatehouse.ledger;

import dev.gatehouse.ledger.LedgerException.Damaged;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// Finds where a ledger goes on: compares what lies on disk with the head, cuts what never counted, and refuses what cannot have happened
/// by a crash or a power loss.
///
/// Within one boot the file must reach the head exactly as it was written, and what stands behind the head was never acknowledged. After
/// another boot power may have been lost: then it must reach what had been synced, and whole lines behind that are kept.
final class Recovery {
    private final LedgerSettings settings;
    private final SealingKey key;
    private final Head head;
    private final boolean sameBoot;
    private long dropped;
    private long lost;

    private Recovery(LedgerSettings settings, SealingKey key, Head head, String boot) {
        this.settings = settings;
        this.key = key;
        this.head = head;
        this.sameBoot = head.sameBoot(boot);
    }

    /// Where the writer goes on.
    ///
    /// @param segment 0 where no segment exists yet
    record Place(SealingKey key, String ledger, long segment, long offset, Tail tail, OpenCalls open, Recovered.Found found) {}

    static Place find(LedgerSettings settings, String boot) throws IOException, Damaged {
        Head head = Files.exists(settings.head()) ? readHead(settings) : firstHead(settings, boot);
        SealingKey key = readKey(settings);
        requirePublicKey(settings, key, head);
        return new Recovery(settings, key, head, boot).find();
    }

    private static Head readHead(LedgerSettings settings) throws IOException, Damaged {
        try {
            return HeadFile.read(settings.head());
        } catch (Flaw flaw) {
            throw new Damaged(flaw.getMessage(), flaw);
        }
    }

    /// The first start: the key first, the head last, so that a crash in between begins anew.
    private static Head firstHead(LedgerSettings settings, String boot) throws IOException, Damaged {
        if (!Segments.numbers(settings.folder()).isEmpty()) throw new Damaged("the ledger has segments, and the recorder's head is gone", null);
        if (!Files.exists(settings.key())) SealingKey.create(settings.key());
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        Head head = Head.fresh(HexFormat.of().formatHex(id), boot);
        Path fresh = settings.head().resolveSibling("head.new");
        try (HeadFile file = HeadFile.open(fresh)) {
            file.write(head);
            file.sync();
        }
        Files.move(fresh, settings.head(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return head;
    }

    private static SealingKey readKey(LedgerSettings settings) throws IOException, Damaged {
        if (!Files.exists(settings.key())) throw new Damaged("the recorder's sealing key is gone", null);
        return SealingKey.read(settings.key());
    }

    private static void requirePublicKey(LedgerSettings settings, SealingKey key, Head head) throws IOException, Damaged {
        Path file = settings.folder().resolve(Segments.PUBLIC_KEY);
        String pem = SealingKey.asPem(key.publicKey());
        if (head.segment() == 0) {
            Files.writeString(file, pem, StandardCharsets.US_ASCII);
        } else if (!Files.exists(file) || !Files.readString(file, StandardCharsets.ISO_8859_1).equals(pem)) {
            throw new Damaged(Segments.PUBLIC_KEY + " is gone or was changed", null);
        }
    }

    private Place find() throws IOException, Damaged {
        dropSegmentsBehindTheHead();
        if (head.segment() == 0) return atTheVeryBeginning();
        requireAllSegments();
        long segment = head.segment();
        if (!sameBoot && !hasBeginning(segment) && head.syncedSegment() == segment - 1 && segment > 1) {
            lost += head.offset();
            Files.deleteIfExists(Segments.file(settings.folder(), segment));
            segment--;
        }
        return goOn(segment);
    }

    private Place atTheVeryBeginning() {
        var tail = new Tail(key, head.ledger(), 0, 0, 0, Chain.START);
        return new Place(key, head.ledger(), 0, 0, tail, new OpenCalls(), new Recovered.Found(true, true, dropped, 0, 0));
    }

    private void dropSegmentsBehindTheHead() throws IOException {
        for (long number : Segments.numbers(settings.folder())) {
            if (number <= head.segment()) continue;
            Path file = Segments.file(settings.folder(), number);
            dropped += Files.size(file);
            Files.delete(file);
        }
    }

    private void requireAllSegments() throws IOException, Damaged {
        List<Long> numbers = Segments.numbers(settings.folder());
        for (long segment = 1; segment <= head.segment(); segment++) {
            boolean mayBeLost = !sameBoot && segment == head.segment() && head.syncedSegment() < segment;
            if (!numbers.contains(segment) && !mayBeLost) throw new Damaged(Segments.name(segment) + " is gone", null);
        }
    }

    private boolean hasBeginning(long segment) throws IOException, Damaged {
        return Files.exists(Segments.file(settings.folder(), segment)) && survey(segment, Long.MAX_VALUE).began();
    }

    private Place goOn(long segment) throws IOException, Damaged {
        Survey whole = survey(segment, Long.MAX_VALUE);
        long keep = sameBoot || head.closed() ? endByHead(segment, whole) : endAfterPowerLoss(segment, whole);
        requireContinuesTheOneBefore(segment);
        Survey kept = survey(segment, keep);
        cut(segment, keep);
        Walk walk = kept.walk();
        var tail = new Tail(key, head.ledger(), walk.seq(), walk.seals(), walk.unsealed(), walk.chain().hex());
        var found = new Recovered.Found(false, head.closed(), dropped, lost, walk.unsealed());
        return new Place(key, head.ledger(), segment, keep, tail, walk.open(), found);
    }

    private long endByHead(long segment, Survey whole) throws Damaged {
        if (!whole.reachedHead()) throw new Damaged(Segments.name(segment) + " does not reach what the recorder wrote: " + whole.why(), null);
        if (head.closed() && whole.size() > head.offset()) throw new Damaged(Segments.name(segment) + " grew after the recorder had ended in order", null);
        return head.offset();
    }

    private long endAfterPowerLoss(long segment, Survey whole) throws Damaged {
        long needed = segment == head.syncedSegment() ? head.syncedOffset() : segment < head.syncedSegment() ? Long.MAX_VALUE : 0;
        if (whole.end() < needed) throw new Damaged(Segments.name(segment) + " does not reach what was on the disk: " + whole.why(), null);
        boolean grewPastHead = segment == head.segment() && whole.end() >= head.offset();
        if (grewPastHead && !whole.reachedHead()) throw new Damaged(Segments.name(segment) + " is not what the recorder wrote", null);
        if (segment == head.segment()) lost += Math.max(0, head.offset() - whole.end());
        return whole.end();
    }

    private void requireContinuesTheOneBefore(long segment) throws IOException, Damaged {
        if (segment == 1) return;
        String begins = firstLine(Segments.file(settings.folder(), segment));
        String ended = lastLine(Segments.file(settings.folder(), segment - 1));
        int at = ended.lastIndexOf(LineWriter.HASH);
        String hash = at < 0 ? "" : ended.substring(at + LineWriter.HASH.length()).replace(LineWriter.END, "");
        if (!begins.contains(",\"prev\":\"" + hash + "\"")) throw new Damaged(Segments.name(segment - 1) + " does not end where the next one begins", null);
    }

    private static String firstLine(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LineWriter.LONGEST), StandardCharsets.ISO_8859_1);
            return text.substring(0, text.indexOf('\n') + 1);
        }
    }

    private static String lastLine(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LineWriter.LONGEST, in.length())];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private void cut(long segment, long keep) throws IOException {
        Path file = Segments.file(settings.folder(), segment);
        long size = Files.size(file);
        if (size == keep) return;
        dropped += size - keep;
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(keep);
            channel.force(true);
        }
    }

    /// What a segment holds, read from its beginning.
    ///
    /// @param end where the last good line ends
    /// @param why what stopped the reading before the file's end, or that nothing did
    private record Survey(Walk walk, long end, long size, boolean began, boolean reachedHead, String why) {}

    /// Walks a segment up to `limit` or the first flaw. A walk that met a flaw is not to be used on.
    private Survey survey(long segment, long limit) throws IOException, Damaged {
        var walk = Walk.fromSegment(head.ledger(), key.publicKey(), segment);
        long end = 0;
        boolean began = false;
        boolean reachedHead = false;
        String why = "the file is too short";
        Path file = Segments.file(settings.folder(), segment);
        try (var lines = new SegmentLines(file)) {
            walk.nextSegment();
            while (end < limit && lines.next()) {
                walk.accept(lines.bytes(), lines.from(), lines.to());
                end = walk.offset();
                began |= walk.allCarriedNamed();
                reachedHead |= segment == head.segment() && end == head.offset() && walk.seq() == head.seq() && walk.chain().hex().equals(head.hash());
            }
        } catch (Flaw flaw) {
            why = "at byte " + end + ", " + flaw.getMessage();
        }
        return new Survey(walk, end, Files.size(file), began, reachedHead, why);
    }
}
