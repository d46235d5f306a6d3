package dev.gatehouse.ledger;

import dev.gatehouse.ledger.LedgerException.Failed;
import dev.gatehouse.ledger.LedgerException.Full;
import java.io.IOException;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The only writer of a ledger. Safe for several threads, which take turns.
///
/// What [#append] wrote is in the kernel's hands: it survives the end of this process at once, and a power loss once it was synced, at most
/// 100 ms later. A full disk declines every open while closings still fit ([Reserve]). What fails in any other way ends the writer:
/// everything is declined from then on, until a new start has looked at the files.
public final class LedgerWriter implements AutoCloseable {
    private static final String ZONE = "recorder";

    private final int openLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final WriterLock writerLock;
    private final Journal journal;
    private final Recovered recovered;
    private final Heartbeat heartbeat;

    private Failed failed;
    private boolean ended;

    /// Starts on the ledger of `settings`, making it where there is none. Calls that the run before left open are closed as unknown.
    ///
    /// @throws LedgerException.Damaged when the files are not what the recorder wrote
    /// @throws LedgerException.Locked when another writer is at work
    /// @throws LedgerException.Full when not even what a start must write fits
    public static LedgerWriter start(LedgerSettings settings, InstantSource clock) throws IOException, LedgerException {
        LedgerWriter writer = start(settings, clock, Disk.real(), BootId.read());
        writer.heartbeat.begin();
        return writer;
    }

    /// As above, on any disk and with a heart that beats only when told to.
    static LedgerWriter start(LedgerSettings settings, InstantSource clock, Disk disk, String boot) throws IOException, LedgerException {
        WriterLock writerLock = WriterLock.take(settings.recorderFolder());
        try {
            return new LedgerWriter(settings, new Journal(settings, clock, disk, boot), writerLock);
        } catch (IOException e) {
            writerLock.close();
            if (disk.isFull(e, settings.folder())) throw new Full(e);
            throw e;
        } catch (LedgerException | RuntimeException e) {
            writerLock.close();
            throw e;
        }
    }

    private LedgerWriter(LedgerSettings settings, Journal journal, WriterLock writerLock) throws IOException {
        this.openLimit = settings.openLimit();
        this.journal = journal;
        this.writerLock = writerLock;
        this.recovered = recover();
        this.heartbeat = new Heartbeat(lock, journal, settings.sealEvery(), this::fail);
        while (journal.fillReserve()) { /* until it is whole or the disk is full */ }
    }

    /// What the start found of the run before.
    public Recovered recovered() {
        return recovered;
    }

    /// The half of the sealing key that verifiers need.
    public PublicKey publicKey() {
        return journal.key().publicKey();
    }

    /// Appends one entry and returns its line's number, or says in a typed way why not. Nothing is ever half written.
    public long append(Entry entry) throws LedgerException {
        return switch (append(List.of(entry)).getFirst()) {
            case Receipt.Written written -> written.seq();
            case Receipt.Declined declined -> throw declined.why();
        };
    }

    /// Appends several entries with one write and answers for each. One that is declined does not keep the others out.
    public List<Receipt> append(List<? extends Entry> entries) {
        lock.lock();
        try {
            if (failed != null) return allDeclined(entries, failed);
            if (ended) return allDeclined(entries, new Failed("the ledger has ended", null));
            return appendAble(entries);
        } finally {
            lock.unlock();
        }
    }

    /// Closes as unknown whatever `zone` left open, since its process has ended, and returns those calls. Nobody may send them again.
    public List<String> abandon(String zone, String detail) throws LedgerException {
        lock.lock();
        try {
            List<String> calls = journal.open().of(zone);
            for (Receipt receipt : append(closings(calls, detail))) {
                if (receipt instanceof Receipt.Declined declined) throw declined.why();
            }
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /// How many calls are open.
    public int openCalls() {
        lock.lock();
        try {
            return journal.open().size();
        } finally {
            lock.unlock();
        }
    }

    /// Why nothing is taken any more, if so.
    public Optional<LedgerException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failed);
        } finally {
            lock.unlock();
        }
    }

    /// Ends in order: calls still open become unknown, the last line is a closed seal, and everything is on the disk.
    /// After a failure nothing more is written.
    @Override
    public void close() throws IOException {
        heartbeat.end();
        lock.lock();
        try {
            if (ended) return;
            ended = true;
            if (failed == null) writeTheEnd();
        } finally {
            try {
                letGo();
            } finally {
                lock.unlock();
            }
        }
    }

    /// The heart, for tests that beat it by hand.
    Heartbeat heartbeat() {
        return heartbeat;
    }

    /// Ends as a killed process would: nothing is sealed, the files are as they are.
    void vanish() throws IOException {
        heartbeat.end();
        ended = true;
        letGo();
    }

    private void letGo() throws IOException {
        if (!writerLock.isOpen()) return;
        journal.release();
        writerLock.close();
    }

    // ---- start and end

    private Recovered recover() throws IOException {
        List<String> calls = journal.open().all();
        Recovered what = journal.found().with(calls);
        if (what.uneventful()) return what;
        journal.add(new Entry.Event(ZONE, "recovered", "", what.sentence(), 0));
        addClosings(calls, "the recorder ended while the call was open");
        return what;
    }

    private void writeTheEnd() throws IOException {
        addClosings(journal.open().all(), "the recorder was ended while the call was open");
        journal.end();
    }

    private void addClosings(List<String> calls, String detail) throws IOException {
        for (Entry.Close closing : closings(calls, detail)) journal.add(closing);
        journal.flushFromReserve();
        for (String call : calls) journal.open().close(call);
    }

    private static List<Entry.Close> closings(List<String> calls, String detail) {
        return calls.stream().map(call -> unknown(call, detail)).toList();
    }

    private static Entry.Close unknown(String call, String detail) {
        return new Entry.Close(call, Outcome.UNKNOWN, Effect.UNKNOWN, "outcome-unknown", ZONE, detail, 0, 0, 0, 0);
    }

    // ---- appending

    private List<Receipt> appendAble(List<? extends Entry> entries) {
        try {
            journal.rotateIfLong();
            return journal.roomy() ? appendRoomy(entries) : appendClosings(entries);
        } catch (IOException failure) {
            return allDeclined(entries, fail("the ledger cannot be written", failure));
        }
    }

    private List<Receipt> appendRoomy(List<? extends Entry> entries) throws IOException {
        var turns = new Turns(journal.open(), openLimit);
        List<Receipt> receipts = add(entries, turns, true);
        try {
            journal.flush();
        } catch (IOException failure) {
            if (!journal.isFull(failure)) throw failure;
            return appendClosings(entries);
        }
        return taken(turns, receipts);
    }

    private List<Receipt> appendClosings(List<? extends Entry> entries) throws IOException {
        var turns = new Turns(journal.open(), openLimit);
        List<Receipt> receipts = add(entries, turns, false);
        try {
            journal.flushFromReserve();
        } catch (IOException failure) {
            if (!journal.isFull(failure)) throw failure;
            return allDeclined(entries, new Full(failure));
        }
        return taken(turns, receipts);
    }

    private List<Receipt> add(List<? extends Entry> entries, Turns turns, boolean roomy) {
        var receipts = new ArrayList<Receipt>(entries.size());
        for (Entry entry : entries) {
            LedgerException no = roomy || entry instanceof Entry.Close ? turns.judge(entry) : new Full(null);
            receipts.add(no == null ? new Receipt.Written(journal.add(entry)) : new Receipt.Declined(no));
        }
        return receipts;
    }

    private List<Receipt> taken(Turns turns, List<Receipt> receipts) {
        turns.take();
        heartbeat.wake();
        return receipts;
    }

    private static List<Receipt> allDeclined(List<? extends Entry> entries, LedgerException why) {
        return entries.stream().<Receipt>map(_ -> new Receipt.Declined(why)).toList();
    }

    private Failed fail(String message, IOException cause) {
        if (failed == null) {
            failed = new Failed(message, cause);
            System.getLogger("dev.gatehouse.ledger").log(System.Logger.Level.ERROR, message + ": " + cause.getMessage());
        }
        return failed;
    }
}
