package dev.gatehouse.hosting;

import dev.gatehouse.confine.Confined;
import dev.gatehouse.confine.KernelRefused;
import dev.gatehouse.confine.ProgramMissing;
import dev.gatehouse.confine.TooWide;
import dev.gatehouse.confine.WallMissing;
import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.wire.link.EventLine;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.FailCode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/// All sessions of the house. A session is one process of one owner; two owners never share one.
///
/// A server has at most eight processes at once: the one that was idle longest makes room for a new one, and where all are in use the new one
/// is refused. After a quarter of an hour without use a process is ended.
final class Sessions {
    static final int MOST_PER_SERVER = 8;

    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerStart start;
    private final EventLine events;
    private final Times times;
    private final CrashPauses pauses = new CrashPauses(System::nanoTime);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder started = new LongAdder();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Integer> starting = new HashMap<>();
    private boolean closed;

    /// How long things may take.
    ///
    /// @param deaf how long a process may not read what is written to it
    /// @param idle how long a process is kept that nobody uses
    record Times(Duration deaf, Duration idle) {
        /// Ten seconds, and a quarter of an hour.
        static Times usual() {
            return new Times(Duration.ofSeconds(10), Duration.ofMinutes(15));
        }
    }

    Sessions(ServerStart start, EventLine events, Times times) {
        this.start = start;
        this.events = events;
        this.times = times;
    }

    /// The session of that id, entered, if it belongs to that server and owner and its process lives. Who leaves it says [Session#leave].
    synchronized Optional<Session> enter(String id, String server, Owner owner) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> session.server().equals(server) && session.owner().equals(owner))
            .filter(Session::enter);
    }

    /// A new session with a process of its own, entered.
    Session open(HostedServer server, Owner owner) throws StartFailed {
        String name = server.server().value();
        if (pauses.pauses(name, owner.tenant())) {
            throw new StartFailed(FailCode.UNREACHABLE, "it ended five times in a row right after its start; tried again in a few seconds");
        }
        makeRoom(name);
        try {
            Session session = begin(server, owner, start.start(server, owner.tenant()));
            LOG.log(System.Logger.Level.INFO, "server={0} tenant={1} pid={2} started", name, owner.tenant(), Long.toString(session.process().pid()));
            events.tell("server-started", name, "tenant " + owner.tenant());
            return session;
        } catch (IOException | RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "server={0} tenant={1} not started: {2}", name, owner.tenant(), reason(failed));
            throw new StartFailed(FailCode.UNREACHABLE, "not started: " + reason(failed));
        } finally {
            started(name);
        }
    }

    /// Messages of these exceptions are our own; others may quote a command line.
    private static String reason(Exception failed) {
        return switch (failed) {
            case ProgramMissing missing -> missing.getMessage();
            case KernelRefused refused -> refused.getMessage();
            case WallMissing wall -> wall.getMessage();
            case TooWide _ -> "an argument names a folder around the house's own files";
            default -> failed.getClass().getSimpleName();
        };
    }

    private void makeRoom(String server) throws StartFailed {
        Optional<Session> leaves = Optional.empty();
        synchronized (this) {
            if (closed) {
                throw new StartFailed(FailCode.BUSY, "the keeper ends");
            }
            if (count(server) >= MOST_PER_SERVER) {
                leaves = Optional.of(longestIdle(server).orElseThrow(() -> new StartFailed(FailCode.BUSY, "all " + MOST_PER_SERVER + " processes are in use")));
                sessions.remove(leaves.get().id());
            }
            starting.merge(server, 1, Integer::sum);
        }
        leaves.ifPresent(session -> session.process().dismiss("another session needed its place"));
    }

    private long count(String server) {
        return sessions.values().stream().filter(session -> session.server().equals(server)).count() + starting.getOrDefault(server, 0);
    }

    private Optional<Session> longestIdle(String server) {
        return sessions.values().stream().filter(session -> session.server().equals(server))
            .sorted(Comparator.comparing(Session::idle).reversed()).filter(Session::retire).findFirst();
    }

    private synchronized void started(String server) {
        starting.computeIfPresent(server, (_, count) -> count > 1 ? count - 1 : null);
    }

    private synchronized Session begin(HostedServer server, Owner owner, Confined program) throws IOException {
        String id = freshId();
        var process = HostedProcess.of(program, (int) Math.min(server.maxAnswer(), Integer.MAX_VALUE / 2), dropped,
            ending -> ended(id, server.server().value(), owner, ending));
        if (closed) {
            process.kill("the keeper ends");
            throw new IOException("the keeper ends");
        }
        Session session = new Session(id, server.server().value(), owner, process);
        session.enter();
        sessions.put(id, session);
        started.increment();
        return session;
    }

    private static String freshId() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void ended(String id, String server, Owner owner, HostedProcess.Ending ending) {
        Session gone;
        synchronized (this) {
            gone = sessions.remove(id);
        }
        if (gone != null) {
            gone.close();
        }
        if (ending.because().isEmpty()) {
            pauses.ended(server, owner.tenant(), ending.lived());
        }
        String how = "exit " + ending.exit() + ending.because().map(why -> ", " + why).orElse("");
        LOG.log(System.Logger.Level.INFO, "server={0} tenant={1} ended: {2}, after {3} s{4}", server, owner.tenant(), how,
            Long.toString(ending.lived().toSeconds()), ending.lastWords());
        events.tell("server-ended", server, "tenant " + owner.tenant() + ", " + how);
    }

    /// Ends this session.
    void end(Session session, String because) {
        remove(List.of(session));
        session.process().dismiss(because);
    }

    /// Ends all sessions of servers that are meant.
    void endAll(Predicate<String> servers, String because) {
        List<Session> ending = all().stream().filter(session -> servers.test(session.server())).toList();
        remove(ending);
        ending.forEach(session -> session.process().dismiss(because));
    }

    private synchronized void remove(List<Session> ending) {
        ending.forEach(session -> {
            session.close();
            sessions.remove(session.id());
        });
    }

    /// Forgets that this server crashed: its settings changed.
    void forgetCrashes(String server) {
        pauses.forget(server);
    }

    /// Ends what nobody has used for long, and what does not read; called now and then.
    void sweep() {
        for (Session session : all()) {
            session.process().requireThatItReads(times.deaf());
            if (session.idle().compareTo(times.idle()) > 0 && session.retire()) {
                end(session, "nobody used it");
            }
        }
    }

    /// Kills every process with all that it started; none is started any more.
    void close() {
        synchronized (this) {
            closed = true;
        }
        all().forEach(session -> session.process().kill("the keeper ends"));
    }

    private synchronized List<Session> all() {
        return new ArrayList<>(sessions.values());
    }

    /// Counts for the office.
    List<Fact> facts() {
        return List.of(new Fact("processes", Integer.toString(all().size())), new Fact("started", started.toString()),
            new Fact("dropped", dropped.toString()));
    }
}
