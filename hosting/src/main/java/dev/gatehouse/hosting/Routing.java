package dev.gatehouse.hosting;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Success;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Which waiting exchange gets which message of one process.
///
/// An answer goes to the exchange whose request has its id, a progress note to the one whose request gave its token, a note of a
/// subscription to the one that asked for it. News goes to whoever listens. A pipe does not say to which call a request of the server belongs:
/// it goes to the exchange that waits longest of those whose call has no question open, for a call that waits for an answer asks nothing.
/// Other notes go to the exchange that waits longest, log messages else to whoever listens. Everything else is dropped and counted: an answer
/// to a request of nobody, a second answer, progress of what is over, news that nobody listens to.
final class Routing {
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Waiting> questions = new HashMap<>();
    private final LongAdder dropped;
    private Waiting listener;
    private String closed;
    private volatile Waiting handing;

    /// @param progress the key of the request's progress token
    private record Place(Waiting waiting, Optional<String> progress) {}

    /// @param dropped counts what no exchange gets
    Routing(LongAdder dropped) {
        this.dropped = dropped;
    }

    /// A place for the answer to this request; empty while another request with its id is waited for.
    synchronized Optional<Waiting> open(Request request) {
        String key = request.id().key();
        if (places.containsKey(key)) {
            return Optional.empty();
        }
        var own = new Place[1];
        own[0] = new Place(new Waiting(() -> remove(key, own[0])), RequestMeta.of(request).progressToken().map(Id::key));
        places.put(key, own[0]);
        if (closed != null) {
            own[0].waiting.cut(closed);
        }
        return Optional.of(own[0].waiting);
    }

    synchronized Waiting listen() {
        if (listener != null) {
            listener.cut("somebody else listens");
        }
        var own = new Waiting[1];
        own[0] = new Waiting(() -> unlisten(own[0]));
        listener = own[0];
        if (closed != null) {
            listener.cut(closed);
        }
        return listener;
    }

    private synchronized void unlisten(Waiting leaving) {
        if (listener == leaving) {
            listener = null;
        }
    }

    private synchronized Optional<Waiting> listener() {
        return Optional.ofNullable(listener);
    }

    private synchronized void remove(String key, Place place) {
        places.remove(key, place);
        questions.values().removeIf(place.waiting::equals);
    }

    /// A question of the server's has its answer on the way.
    synchronized void replied(Id question) {
        questions.remove(question.key());
    }

    /// Hands a line to whom it belongs. Waits where that one has too much ready.
    ///
    /// @return a request of the server that nobody is there to answer
    Optional<Request> deliver(Message message, byte[] line) throws InterruptedException {
        return switch (message) {
            case Success answer -> answer(Optional.of(answer.id()), line);
            case Failure answer -> answer(answer.id(), line);
            case Notification note -> note(note, line);
            case Request asked -> ask(asked, line);
        };
    }

    private Optional<Request> ask(Request asked, byte[] line) throws InterruptedException {
        Optional<Waiting> asking = asking(asked.id());
        return asking.isPresent() ? hand(asking, line, false) : Optional.of(asked);
    }

    /// Whose call asks this; the question is open from here on.
    private synchronized Optional<Waiting> asking(Id question) {
        Optional<Waiting> found = places.values().stream().map(Place::waiting).filter(each -> !questions.containsValue(each)).findFirst().or(this::oldest);
        found.ifPresent(each -> questions.put(question.key(), each));
        return found;
    }

    /// A failure without an id means the one request that is waited for, if it is only one: the server could not read it.
    private Optional<Request> answer(Optional<Id> id, byte[] line) throws InterruptedException {
        return hand(id.isPresent() ? taken(id.get().key()) : only(), line, true);
    }

    private Optional<Request> note(Notification note, byte[] line) throws InterruptedException {
        Optional<Waiting> place = switch (note.method()) {
            case Names.PROGRESS -> note.progressToken().flatMap(this::waitingForProgress);
            case Names.LOG -> oldest().or(this::listener);
            default -> note.subscription().isPresent() ? note.subscription().flatMap(this::waitingUnder)
                : Names.NEWS.contains(note.method()) ? listener() : oldest();
        };
        return hand(place, line, false);
    }

    private Optional<Request> hand(Optional<Waiting> waiting, byte[] line, boolean last) throws InterruptedException {
        if (waiting.isPresent()) {
            handing = waiting.get();
            waiting.get().put(line, last);
            handing = null;
        } else {
            dropped.increment();
        }
        return Optional.empty();
    }

    private synchronized Optional<Waiting> taken(String key) {
        return Optional.ofNullable(places.remove(key)).map(Place::waiting);
    }

    private synchronized Optional<Waiting> only() {
        return places.size() == 1 ? taken(places.keySet().iterator().next()) : Optional.empty();
    }

    private synchronized Optional<Waiting> oldest() {
        return places.values().stream().map(Place::waiting).findFirst();
    }

    private synchronized Optional<Waiting> waitingUnder(Id id) {
        return Optional.ofNullable(places.get(id.key())).map(Place::waiting);
    }

    private synchronized Optional<Waiting> waitingForProgress(Id token) {
        return places.values().stream().filter(place -> place.progress.filter(token.key()::equals).isPresent()).map(Place::waiting).findFirst();
    }

    /// Whether an exchange that is slow to take its lines holds the process back now.
    boolean holdsBack() {
        Waiting now = handing;
        return now != null && now.isFull();
    }

    /// No answers will come any more, to those who wait and those who will.
    void close(String note) {
        List<Place> all;
        synchronized (this) {
            closed = note;
            all = new ArrayList<>(places.values());
            if (listener != null) {
                listener.cut(note);
            }
        }
        all.forEach(place -> place.waiting.cut(note));
    }
}
