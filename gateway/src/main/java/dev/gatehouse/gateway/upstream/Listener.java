package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.PagesRequired;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.Bridge;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One client's stream of news: first what it will be told, then that, and in the end, which is always in good order, a result.
///
/// A client that reads slowly hears of each thing once, however often that has changed: news say that something is new, not what.
final class Listener implements Answer {
    private static final Duration TO_BEGIN = Duration.ofSeconds(10);
    private static final int MOST_SINGLES = 64;

    private final Call.Listening call;
    private final Dialogue dialogue;
    private final Id id;
    private final Map<String, Message> unheard = new LinkedHashMap<>();
    private volatile News promised = News.NONE;
    private long singles;
    private boolean begun;
    private boolean ended;
    private boolean closed;

    Listener(Call.Listening call, Dialogue dialogue) {
        this.call = call;
        this.dialogue = dialogue;
        this.id = ((Request) call.facts().message()).id();
    }

    /// What the client wants, in the server's own words: of an older one, all lists, and the resources that its session has subscribed to.
    News wanted() {
        return isOlder()
            ? call.news().or(new News(false, false, false, dialogue.subscriptions()))
            : call.news().ofTasks(call.tasks().stream().map(Call.Task::own).collect(Collectors.toSet()));
    }

    private boolean isOlder() {
        return call.facts().revision().era() == Era.LEGACY;
    }

    @Override
    public Message next() throws Refused {
        if (!begun) {
            begun = true;
            News told = dialogue.feed().join(this, Deadline.in(TO_BEGIN));
            promised = told;
            return stamped(Notification.of(Names.ACKNOWLEDGED, JsonObject.of("notifications", shown(told).json())));
        }
        return await().map(this::stamped).orElseGet(this::end);
    }

    private Message stamped(Message message) {
        return !isOlder() && message instanceof Notification note ? note.withSubscription(id) : message;
    }

    private Success end() {
        JsonObject meta = JsonObject.of(Names.SUBSCRIPTION_ID, id.json());
        return Success.of(id, JsonObject.of("resultType", JsonString.of("complete")).with(Names.META, meta));
    }

    private synchronized Optional<Message> await() {
        long left = call.facts().deadline().left().toMillis();
        while (unheard.isEmpty() && !ended && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException stop) {
                ended = true;
            }
            left = call.facts().deadline().left().toMillis();
        }
        if (unheard.isEmpty() || ended) {
            return Optional.empty();
        }
        return Optional.of(unheard.remove(unheard.keySet().iterator().next()));
    }

    /// Takes what the server told, if this client wants it.
    synchronized void hear(Notification note) {
        if (ended) {
            return;
        }
        News told = isOlder() ? dialogue.face().tells(wanted()) : promised;
        if (told.hold(note)) {
            shown(note).forEach(each -> unheard.put(News.about(each), each));
        } else if (isOlder() && News.isSingle(note) && mayHear(note) && unheard.size() < MOST_SINGLES) {
            unheard.put("single " + ++singles, note);
        }
        notifyAll();
    }

    private News shown(News told) {
        return told.ofTasks(call.tasks().stream().filter(task -> told.tasks().contains(task.own())).map(Call.Task::shown).collect(Collectors.toSet()));
    }

    /// A note as this client gets it: of a task, under each id that it has named. What is wrong with one, the reviews say.
    private List<Notification> shown(Notification note) {
        if (!note.method().equals(Names.TASK_NEWS)) {
            return List.of(note);
        }
        JsonObject told = note.params().flatMap(params -> Bridge.task(params).or(() -> note.params())).orElseThrow();
        Optional<String> own = told.text(Names.TASK_ID);
        return call.tasks().stream().filter(task -> own.filter(task.own()::equals).isPresent())
            .map(task -> note.withParams(told.with(Names.TASK_ID, JsonString.of(task.shown())))).toList();
    }

    private boolean mayHear(Notification single) {
        return !single.method().equals(Names.PAGE_VISITED) || dialogue.era() == Era.LEGACY && PagesRequired.areFor(dialogue.relayed());
    }

    /// Takes what the server asks here, if it is to be asked of this client: an older one, in a session in which a call runs.
    boolean ask(Request asked) {
        Optional<Message> question = isOlder() && !isOver() ? dialogue.ofLongest(asked) : Optional.empty();
        question.ifPresent(this::put);
        return question.isPresent();
    }

    private synchronized boolean isOver() {
        return ended;
    }

    private synchronized void put(Message question) {
        unheard.put("question " + ((Request) question).id().key(), question);
        notifyAll();
    }

    /// What an older client wants has changed: a newer server must hear of it.
    void wantsOther() {
        Thread.ofVirtual().start(() -> {
            try {
                dialogue.feed().join(this, Deadline.in(TO_BEGIN));
            } catch (Refused cannot) {
                // It hears what it heard before.
            }
        });
    }

    @Override
    public synchronized void cancel() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cancel();
            dialogue.feed().leave(this);
            dialogue.done();
        }
    }
}
