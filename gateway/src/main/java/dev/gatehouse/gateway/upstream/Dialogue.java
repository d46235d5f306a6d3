package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.pinning.Known;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.ParamHeader;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.protocol.bridge.ServerFace;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One caller's standing with one server after the handshake: which protocol, which session, what the server said of itself.
///
/// Never shared between callers. Ids and progress tokens in it are ours and fresh, so nothing that a client chose reaches a server.
final class Dialogue {
    private static final System.Logger LOG = System.getLogger(Dialogue.class.getName());
    private static final int MOST_SUBSCRIPTIONS = 256;
    private static final Duration NOTE_TIME = Duration.ofSeconds(5);

    private final ServerLine line;
    private final ServerFace face;
    private final Optional<String> session;
    private final ClientFace introduced;
    private final AtomicLong ids = new AtomicLong(1);
    private final AtomicInteger running = new AtomicInteger();
    private final Feed feed;
    private final Known tools;
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private final Set<Interview> interviews = new CopyOnWriteArraySet<>();
    private volatile Optional<LogLevel> level = Optional.empty();
    private volatile long lastUsed = System.nanoTime();

    /// @param introduced as whom the server knows us
    Dialogue(ServerLine line, ServerFace face, Optional<String> session, ClientFace introduced, Ongoing ongoing) {
        this.line = line.speaking(face.revision());
        this.face = face;
        this.session = session;
        this.introduced = introduced;
        this.feed = new Feed(this, ongoing.streams());
        this.tools = ongoing.tools();
    }

    Era era() {
        return face.revision().era();
    }

    /// How the server introduced itself.
    ServerFace face() {
        return face;
    }

    /// What of the client's capabilities the server knows of, and may use.
    JsonObject relayed() {
        return introduced.capabilities();
    }

    /// As whom a newer server is told, with each request, that we speak.
    ClientFace introduction() {
        return level.map(wanted -> introduced.wanting(Optional.of(wanted))).orElse(introduced);
    }

    /// An older client's wish for log messages, where the server wants to hear it with each request.
    Success wish(Call.LevelSetting setting) {
        level = Optional.of(setting.level());
        Request judged = (Request) setting.facts().message();
        return Success.of(judged.id(), JsonObject.empty());
    }

    /// The server says that its tools have changed.
    void toolsChanged() {
        tools.doubt(line.server());
    }

    /// What the server tells without being asked.
    Feed feed() {
        return feed;
    }

    /// The resources of whose changes an older client's session wants to hear.
    Set<String> subscriptions() {
        return Set.copyOf(subscriptions);
    }

    /// Notes what an older client's session wants, or wants no more.
    void note(Call.Subscription wish) {
        boolean changed = wish.on() ? subscriptions.size() < MOST_SUBSCRIPTIONS && subscriptions.add(wish.resource().value())
            : subscriptions.remove(wish.resource().value());
        if (changed) {
            feed.changed();
        }
    }

    /// Somebody listens, until [#done()].
    void listens() {
        running.incrementAndGet();
    }

    /// Opens the stream on which the server tells its news.
    UpstreamReply listen(News wanted, Deadline deadline, Consumer<Exchange> sent) throws Refused {
        return switch (era()) {
            case LEGACY -> line.get(CallId.fresh(), standing(), session, deadline, sent);
            case MODERN -> {
                Request request = introduction().listen(freshId(), wanted);
                yield line.post(CallId.fresh(), request.bytes(), headers(request, List.of()), session, deadline, sent);
            }
        };
    }

    Id freshId() {
        return Id.of(ids.incrementAndGet());
    }

    /// Sends one request of a call.
    ///
    /// @param fields arguments that a newer server wants to have as header fields too
    /// @param sent told of the exchange when the request is on its way
    UpstreamReply ask(CallId id, Request request, List<ParamHeader> fields, Deadline deadline, Consumer<Exchange> sent) throws Refused {
        running.incrementAndGet();
        try {
            return line.post(id, request.bytes(), headers(request, fields), session, deadline, sent);
        } catch (Refused failed) {
            done();
            throw failed;
        }
    }

    /// Opens the stream on which the rest of a reply comes (MCP 2025-11-25, basic/transports: always by GET). Sends no request.
    UpstreamReply pickUp(CallId id, String lastEventId, Deadline deadline, Consumer<Exchange> sent) throws Refused {
        List<Header> headers = new ArrayList<>(standing());
        headers.add(new Header(Names.HEADER_LAST_EVENT_ID, lastEventId));
        return line.get(id, headers, session, deadline, sent);
    }

    /// A request of this dialogue has ended.
    void done() {
        lastUsed = System.nanoTime();
        running.decrementAndGet();
    }

    /// How long nothing has run; zero while something does.
    Duration idle() {
        return running.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastUsed);
    }

    /// Tells the server something that wants no answer, without waiting: a cancellation, a no to its own request.
    void tell(Message message) {
        Thread.ofVirtual().start(() -> say(message));
    }

    /// The same, and waits until it is told: whoever answers a server in one thread cannot be made to answer without end.
    void say(Message message) {
        try (UpstreamReply reply = line.post(CallId.fresh(), message.bytes(), standing(), session, Deadline.in(NOTE_TIME))) {
            reply.next();
        } catch (Refused untold) {
            LOG.log(System.Logger.Level.DEBUG, "a note was not taken: {0}", untold.refusal().code().word());
        }
    }

    /// Whether an operator opened anything that this server may ask of this client.
    boolean mayAsk() {
        return era() == Era.LEGACY && relayed().size() > 0;
    }

    /// A call runs in which the client can be asked, until [#ends(Interview)].
    void begins(Interview interview) {
        if (mayAsk()) {
            interviews.add(interview);
        }
    }

    void ends(Interview interview) {
        interviews.remove(interview);
    }

    /// What the server asks on its stream of news, as a question of the call that runs longest: which one it belongs to, older servers do
    /// not say there.
    ///
    /// @return nothing where no call runs, or the client is not to be asked
    Optional<Message> ofLongest(Request asked) {
        return interviews.stream().findFirst().flatMap(longest -> longest.aside(asked, this));
    }

    /// Ends the session, without waiting.
    void end() {
        feed.end();
        session.ifPresent(id -> Thread.ofVirtual().start(() -> {
            try {
                line.delete(CallId.fresh(), standing(), id, Deadline.in(NOTE_TIME));
            } catch (Refused untold) {
                LOG.log(System.Logger.Level.DEBUG, "a session was not ended: {0}", untold.refusal().code().word());
            }
        }));
    }

    private List<Header> headers(Request request, List<ParamHeader> fields) {
        if (era() == Era.LEGACY) {
            return standing();
        }
        List<Header> headers = new ArrayList<>();
        MirroredHeaders.of(request, fields).forEach((name, value) -> headers.add(new Header(name, value)));
        return headers;
    }

    private List<Header> standing() {
        return List.of(new Header(Names.HEADER_PROTOCOL_VERSION, face.revision().text()));
    }
}
