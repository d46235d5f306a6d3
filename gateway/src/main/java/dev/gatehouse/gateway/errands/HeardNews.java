package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The news of several servers on their way to one client. That a list has changed waits a moment for those of other servers, since they tell
/// the client the same; a client that reads slowly hears of each thing once.
final class HeardNews {
    private static final System.Logger LOG = System.getLogger(HeardNews.class.getName());
    private static final Duration A_MOMENT = Duration.ofMillis(250);
    private static final int MOST_SINGLES = 64;

    private final int servers;
    private final boolean older;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private News promised = News.NONE;
    private Optional<Refusal> no = Optional.empty();
    private int begun;
    private int refused;
    private long singles;
    private boolean said;
    private boolean ended;

    private record Waiting(Message message, long due) {}

    /// @param servers how many are asked
    /// @param older whether the client is an older one, whose servers know by themselves what it wants
    HeardNews(int servers, boolean older) {
        this.servers = servers;
        this.older = older;
    }

    /// Where one server's news come in.
    Outlet from(SharedNews.Said part) {
        return new Ear(part);
    }

    /// Waits until each server has said what it will tell, or cannot be heard; for this long at most.
    ///
    /// @throws Refused if the stream is refused, or no server can be heard
    synchronized News begun(Duration longest) throws Refused {
        long until = System.nanoTime() + longest.toNanos();
        while (begun + refused < servers && !ended && rest(until)) {}
        said = true;
        if (no.isPresent() && (Part.endsAll(no.get()) || refused == servers)) {
            throw new Refused(no.get());
        }
        return promised;
    }

    /// The next thing to tell; nothing when it is over.
    synchronized Optional<Message> next() {
        while (!ended) {
            Optional<Map.Entry<String, Waiting>> due = waiting.entrySet().stream().min(Map.Entry.comparingByValue((one, other) -> Long.signum(one.due() - other.due())));
            if (due.isPresent() && due.get().getValue().due() - System.nanoTime() <= 0) {
                return Optional.of(waiting.remove(due.get().getKey()).message());
            }
            rest(due.map(each -> each.getValue().due()).orElse(System.nanoTime() + Duration.ofHours(1).toNanos()));
        }
        return Optional.empty();
    }

    /// Waits for something to happen; false when the time is over.
    private boolean rest(long until) {
        long millis = (until - System.nanoTime() + 999_999) / 1_000_000;
        if (millis <= 0) {
            return false;
        }
        try {
            wait(millis);
        } catch (InterruptedException stop) {
            ended = true;
        }
        return true;
    }

    /// Ends it, from any thread.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void begins(News told) {
        begun++;
        promised = said ? promised : promised.or(told);
        notifyAll();
    }

    private synchronized void hear(Notification note) {
        boolean list = Names.NEWS.contains(note.method()) && !note.method().equals(Names.RESOURCE_UPDATED);
        boolean single = News.isSingle(note);
        if (older ? single && waiting.size() >= MOST_SINGLES : !promised.hold(note)) {
            return;
        }
        String key = single ? "single " + ++singles : News.about(note);
        Waiting before = waiting.get(key);
        waiting.put(key, new Waiting(note, before != null ? before.due() : System.nanoTime() + (list ? A_MOMENT.toNanos() : 0)));
        notifyAll();
    }

    /// What a server asks of an older client beside a call that runs.
    private synchronized void ask(Request question) {
        waiting.put("question " + question.id().key(), new Waiting(question, System.nanoTime()));
        notifyAll();
    }

    private synchronized void cannotBeHeard(Refusal refusal) {
        refused++;
        no = no.filter(Part::endsAll).or(() -> Optional.of(refusal));
        ended |= Part.endsAll(refusal);
        notifyAll();
    }

    private final class Ear implements Outlet {
        private final SharedNews.Said part;
        private boolean heard;

        Ear(SharedNews.Said part) {
            this.part = part;
        }

        @Override
        public void pass(Message message) {
            switch (message) {
                case Notification begins when begins.method().equals(Names.ACKNOWLEDGED) -> {
                    heard = true;
                    begins(shared(begins));
                }
                case Notification note -> hear(part.renaming().news(note));
                case Request question -> ask(question);
                case Success _, Failure _ -> {}
            }
        }

        private News shared(Notification note) {
            News told = note.params().flatMap(params -> params.object("notifications")).flatMap(News::of).orElse(News.NONE);
            Set<String> updates = new LinkedHashSet<>();
            told.updates().forEach(own -> updates.add(SharedAddress.of(part.member().server(), own)));
            return new News(told.tools(), told.prompts(), told.resources(), updates, told.tasks());
        }

        @Override
        public void finish(Message last) {
            end();
        }

        @Override
        public void refuse(Refusal refusal) {
            if (heard) {
                end();
            } else {
                LOG.log(System.Logger.Level.INFO, "call={0} listens without {1}: {2}", part.call().facts().partOf().orElse(part.call().facts().id()),
                    part.member().server(), refusal.code().word());
                cannotBeHeard(refusal);
            }
        }
    }
}
