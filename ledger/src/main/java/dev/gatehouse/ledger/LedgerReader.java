package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads a ledger for people: by call, the last so many, or as it grows. Proves nothing; [LedgerVerifier] does.
///
/// A line that is not in the format ends the reading with an [IOException]; an unfinished last line is left alone.
public final class LedgerReader {
    private static final byte[] EVERY_LINE = {};

    private final Path folder;

    /// @param folder the one with the segments
    public LedgerReader(Path folder) {
        this.folder = folder;
    }

    /// The call's account, the newest where an id was used again. Looks through the newest segments first.
    public Optional<Account> find(String call) throws IOException {
        byte[] needle = ("\"call\":\"" + Text.callId(call) + "\"").getBytes(StandardCharsets.US_ASCII);
        Map<String, Recorded> closes = new HashMap<>();
        for (long segment : newestFirst()) {
            List<Account> here = accountsOf(segment, needle, closes);
            if (!here.isEmpty()) return Optional.of(here.getLast());
        }
        return Optional.empty();
    }

    private static Account endedLater(Account account, Recorded close) {
        return account.end().isEmpty() && close != null ? account.ended(close.at(), (Entry.Close) close.line()) : account;
    }

    /// The last `most` accounts that match, oldest first, open calls among them.
    public List<Account> last(int most, Predicate<Account> wanted) throws IOException {
        Deque<Account> found = new ArrayDeque<>();
        Map<String, Recorded> closes = new HashMap<>();
        for (long segment : newestFirst()) {
            List<Account> here = accountsOf(segment, EVERY_LINE, closes);
            for (int i = here.size() - 1; i >= 0 && found.size() < most; i--) if (wanted.test(here.get(i))) found.addFirst(here.get(i));
            if (found.size() == most) break;
        }
        return List.copyOf(found);
    }

    /// The accounts that begin in one segment. `closes` brings the endings found in later segments and takes those without a beginning here.
    private List<Account> accountsOf(long segment, byte[] needle, Map<String, Recorded> closes) throws IOException {
        var accounts = new ArrayList<Account>();
        var places = new HashMap<String, Integer>();
        var endings = new HashMap<String, Recorded>();
        read(segment, needle, recorded -> {
            switch (recorded.line()) {
                case Entry.Open open -> {
                    places.put(open.call(), accounts.size());
                    accounts.add(Account.of(recorded.at(), open));
                }
                case Entry.Refused refused -> accounts.add(Account.of(recorded.at(), refused));
                case Entry.Close close -> {
                    Integer place = places.remove(close.call());
                    if (place == null) endings.putIfAbsent(close.call(), recorded);
                    else accounts.set(place, accounts.get(place).ended(recorded.at(), close));
                }
                case Entry.Checkpoint _, Entry.Count _, Entry.Event _, Line.SegmentStart _, Line.Carried _, Line.Seal _ -> { }
            }
        });
        places.forEach((call, place) -> accounts.set(place, endedLater(accounts.get(place), closes.remove(call))));
        closes.putAll(endings);
        return accounts;
    }

    /// The last `most` lines that match, oldest first: counts and events, too.
    public List<Recorded> lastLines(int most, Predicate<Recorded> wanted) throws IOException {
        Deque<Recorded> found = new ArrayDeque<>();
        for (long segment : newestFirst()) {
            Deque<Recorded> here = new ArrayDeque<>();
            int room = most - found.size();
            read(segment, EVERY_LINE, recorded -> {
                if (!wanted.test(recorded)) return;
                here.addLast(recorded);
                if (here.size() > room) here.removeFirst();
            });
            while (!here.isEmpty()) found.addFirst(here.removeLast());
            if (found.size() == most) break;
        }
        return List.copyOf(found);
    }

    /// Everything that is written from now on.
    public Follow follow() throws IOException {
        List<Long> segments = newestFirst();
        return new Follow(folder, segments.isEmpty() ? 1 : segments.getFirst(), !segments.isEmpty());
    }

    /// Lines as they come. Not safe for several threads.
    public static final class Follow implements AutoCloseable {
        private final Path folder;
        private final LineReader reader = new LineReader();
        private long segment;
        private SegmentLines lines;

        private Follow(Path folder, long segment, boolean skip) throws IOException {
            this.folder = folder;
            this.segment = segment;
            if (skip) skip();
        }

        /// The whole lines that came since the last time, which may be none. Never waits.
        public List<Recorded> poll() throws IOException {
            var found = new ArrayList<Recorded>();
            do {
                if (lines == null && !open()) return found;
                boolean hasNext = Files.exists(Segments.file(folder, segment + 1));
                take(found);
                if (!hasNext) return found;
                goOn();
            } while (true);
        }

        private boolean open() throws IOException {
            try {
                lines = new SegmentLines(Segments.file(folder, segment));
                return true;
            } catch (java.io.FileNotFoundException e) {
                return false;
            }
        }

        private void take(List<Recorded> found) throws IOException {
            try {
                while (lines.next()) found.add(decode(reader, lines));
            } catch (Flaw flaw) {
                throw unreadable(segment, flaw);
            }
        }

        private void skip() throws IOException {
            if (!open()) return;
            try {
                while (lines.next()) { /* not new */ }
            } catch (Flaw flaw) {
                throw unreadable(segment, flaw);
            }
        }

        private void goOn() throws IOException {
            close();
            lines = null;
            segment++;
        }

        @Override
        public void close() throws IOException {
            if (lines != null) lines.close();
        }
    }

    // ---- segments

    private List<Long> newestFirst() throws IOException {
        return Segments.numbers(folder).reversed();
    }

    private void read(long segment, byte[] needle, Consumer<Recorded> taker) throws IOException {
        var reader = new LineReader();
        try (var lines = new SegmentLines(Segments.file(folder, segment))) {
            while (lines.next()) if (contains(lines, needle)) taker.accept(decode(reader, lines));
        } catch (Flaw flaw) {
            throw unreadable(segment, flaw);
        }
    }

    private static Recorded decode(LineReader reader, SegmentLines lines) throws Flaw {
        LineReader.Read read = reader.read(lines.bytes(), lines.from(), lines.to());
        return new Recorded(read.seq(), Instant.ofEpochMilli(read.millis()), read.line());
    }

    private static boolean contains(SegmentLines lines, byte[] needle) {
        byte[] bytes = lines.bytes();
        for (int at = lines.from(); at <= lines.to() - needle.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) return true;
        }
        return false;
    }

    private static IOException unreadable(long segment, Flaw flaw) {
        return new IOException(Segments.name(segment) + ": " + flaw.getMessage() + "; verify the ledger");
    }
}
