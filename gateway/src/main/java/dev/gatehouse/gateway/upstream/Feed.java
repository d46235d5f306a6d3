package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.wire.link.Exchange;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// What one server tells one caller without being asked: one stream of the server's, however many of the caller's streams it feeds.
///
/// The stream is open while somebody listens. When it breaks it is opened again, with pauses; meanwhile nothing is heard and nobody is told,
/// as MCP has it: news are hints. Where more is wanted of a newer server than its stream brings, another one is opened before that ends.
final class Feed {
    private static final System.Logger LOG = System.getLogger(Feed.class.getName());
    private static final Duration LIFE = Duration.ofMinutes(50);
    private static final Duration HEAD_OF_OLDER = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Dialogue dialogue;
    private final Semaphore room;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> subscribed = new LinkedHashSet<>();
    private Stream stream;
    private boolean over;

    /// @param room how many streams of servers may be open in all: each holds one of the connections over which all calls go
    Feed(Dialogue dialogue, Semaphore room) {
        this.dialogue = dialogue;
        this.room = room;
    }

    /// Begins to tell this listener what it wants, as far as the server can.
    ///
    /// @return what it will be told
    News join(Listener listener, Deadline deadline) throws Refused {
        News possible = dialogue.face().tells(listener.wanted());
        lock.lock();
        try {
            if (over) {
                return News.NONE;
            }
            if (!listeners.contains(listener)) {
                listeners.add(listener);
            }
            return possible.equals(News.NONE) && !dialogue.mayAsk() ? possible : require(possible, deadline);
        } finally {
            lock.unlock();
        }
    }

    private News require(News possible, Deadline deadline) throws Refused {
        boolean older = dialogue.era() == Era.LEGACY;
        if (stream == null || !older && !stream.asked.holds(possible)) {
            Stream before = stream;
            stream = new Stream(before == null ? possible : before.asked.or(possible));
            Thread.ofVirtual().name("feed").start(stream);
            stream.awaitOpen(older ? deadline.within(HEAD_OF_OLDER) : deadline);
            if (before != null) {
                before.end();
            }
        }
        if (!stream.tells) {
            return News.NONE;
        }
        return older ? subscribe(possible, deadline) : possible.and(stream.honoured);
    }

    /// An older server is asked for each resource, once for all who want it; what an older client's session has asked for itself stays its own.
    private News subscribe(News wanted, Deadline deadline) {
        Set<String> told = new LinkedHashSet<>();
        for (String uri : wanted.updates()) {
            if (dialogue.subscriptions().contains(uri) || subscribed.contains(uri) || asked(uri, true, deadline) && subscribed.add(uri)) {
                told.add(uri);
            }
        }
        return new News(wanted.tools(), wanted.prompts(), wanted.resources(), told);
    }

    private boolean asked(String uri, boolean on, Deadline deadline) {
        var request = ClientFace.subscribe(dialogue.freshId(), uri, on);
        try (UpstreamReply reply = dialogue.ask(CallId.fresh(), request, List.of(), deadline, _ -> {})) {
            return reply.resultOf(request.id()).isPresent();
        } catch (Refused failed) {
            LOG.log(System.Logger.Level.DEBUG, "a subscription was not taken: {0}", failed.refusal().code().word());
            return false;
        } finally {
            dialogue.done();
        }
    }

    /// A session of an older client has said that it wants to hear of this resource, or not any more. It hears on its own stream.
    void changed() {
        listeners.forEach(Listener::wantsOther);
    }

    void leave(Listener listener) {
        lock.lock();
        try {
            if (listeners.remove(listener)) {
                unsubscribeWhatNobodyWants();
            }
            if (listeners.isEmpty() && stream != null) {
                stream.end();
                stream = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void unsubscribeWhatNobodyWants() {
        for (String uri : List.copyOf(subscribed)) {
            if (listeners.stream().noneMatch(each -> each.wanted().updates().contains(uri))) {
                subscribed.remove(uri);
                dialogue.tell(ClientFace.subscribe(dialogue.freshId(), uri, false));
            }
        }
    }

    /// Ends all streams in good order: whoever listens comes again, to another dialogue.
    void end() {
        lock.lock();
        try {
            over = true;
            if (stream != null) {
                stream.end();
            }
        } finally {
            lock.unlock();
        }
        listeners.forEach(Listener::cancel);
    }

    private void hear(Notification note) {
        if (note.method().equals(Names.TOOLS_CHANGED)) {
            dialogue.toolsChanged();
        }
        Notification plain = note.withoutSubscription();
        listeners.forEach(each -> each.hear(plain));
    }

    /// An older server may ask here too. What nobody is asked is declined, one request after the other: a server that floods us waits for us.
    private void ask(Request asked) {
        if (dialogue.era() == Era.LEGACY && listeners.stream().noneMatch(each -> each.ask(asked))) {
            dialogue.say(Bridge.answerToServer(asked));
        }
    }

    /// One stream from the server, opened again when it breaks.
    private final class Stream implements Runnable {
        private final News asked;
        private volatile News honoured = News.NONE;
        private volatile boolean tells;
        private volatile boolean ended;
        private volatile Exchange open;
        private boolean settled;

        Stream(News asked) {
            this.asked = asked;
        }

        /// Where there is no room for another stream nothing is heard, and the client is told so.
        @Override
        public void run() {
            if (!room.tryAcquire()) {
                LOG.log(System.Logger.Level.WARNING, "no room for another stream of news");
                settle();
                return;
            }
            try {
                keepOpen();
            } finally {
                room.release();
            }
        }

        private void keepOpen() {
            Duration pause = FIRST_PAUSE;
            while (!ended) {
                long began = System.nanoTime();
                boolean possible = follow();
                settle();
                if (!possible) {
                    return;
                }
                pause = System.nanoTime() - began > LONGEST_PAUSE.toNanos() ? FIRST_PAUSE : pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                rest(pause);
            }
        }

        /// Reads one stream to its end.
        ///
        /// @return whether it makes sense to open another one
        private boolean follow() {
            try (UpstreamReply reply = dialogue.listen(asked, Deadline.in(LIFE), this::sent)) {
                if (ended || reply.status() / 100 != 2) {
                    tells = false;
                    return false;
                }
                if (dialogue.era() == Era.LEGACY) {
                    tells = true; // it brings all that its server tells, whatever was asked for
                    settle();
                }
                for (Optional<Message> message = reply.next(); message.isPresent() && !ended; message = reply.next()) {
                    take(message.get());
                }
                return true;
            } catch (Refused broken) {
                LOG.log(System.Logger.Level.DEBUG, "a stream of news ended: {0}", broken.refusal().code().word());
                return broken.refusal().code() != Code.UPSTREAM_REFUSED;
            }
        }

        /// From here on it can be ended, also while its head has not come.
        private void sent(Exchange exchange) {
            open = exchange;
            if (ended) {
                exchange.cancel();
            }
        }

        private void take(Message message) {
            switch (message) {
                case Notification note when note.method().equals(Names.ACKNOWLEDGED) -> {
                    honoured = note.params().flatMap(params -> params.object("notifications")).flatMap(News::of).orElse(News.NONE).and(asked);
                    tells = true;
                    settle();
                }
                case Notification note -> hear(note);
                case Request question -> ask(question);
                case Success _, Failure _ -> {} // nothing was asked on this stream
            }
        }

        private synchronized void settle() {
            settled = true;
            notifyAll();
        }

        /// Waits until it is known what the server tells of; that may be nothing. A stream whose head has not come is taken for open where the
        /// server is an older one: it may hold it back until it has something to tell.
        synchronized void awaitOpen(Deadline deadline) {
            try {
                for (long millis = deadline.left().toMillis(); !settled && millis > 0; millis = deadline.left().toMillis()) {
                    wait(millis);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            if (!settled && dialogue.era() == Era.LEGACY) {
                tells = true;
                settle();
            }
        }

        private synchronized void rest(Duration pause) {
            try {
                if (!ended) {
                    wait(pause.toMillis());
                }
            } catch (InterruptedException stop) {
                ended = true;
            }
        }

        void end() {
            ended = true;
            Exchange now = open;
            if (now != null) {
                now.cancel();
            }
            settle();
        }
    }
}
