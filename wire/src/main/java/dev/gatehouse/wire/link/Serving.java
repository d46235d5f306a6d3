package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.message.Held;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Pong;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Answers exchange after exchange on one connection until it ends.
final class Serving {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");
    /// How long a first frame may take from its first byte to its last.
    private static final Duration FRAME = Duration.ofSeconds(10);
    /// How long an exchange without a deadline of its own may take, unless its handler says otherwise.
    private static final Duration EXCHANGE = Duration.ofSeconds(30);
    /// What a call's answer is given beyond the call's own deadline, so that the caller's side gives up first.
    private static final long GRACE_MILLIS = 2_000;

    private Serving() {
    }

    /// Returns when the connection is closed. `busy` hears true when an exchange begins, or is said to be read still, and false when it
    /// ended.
    static void serve(Connection connection, ExchangeHandler handler, Consumer<Boolean> busy) {
        try (connection) {
            while (connection.isOpen()) {
                switch (connection.receiveStart(FRAME)) {
                    case Held _ -> busy.accept(true);
                    case Ping _ -> {
                        busy.accept(false);
                        connection.send(new Pong());
                    }
                    case Message start -> {
                        busy.accept(true);
                        answer(connection, handler, start);
                        busy.accept(connection.held());
                    }
                }
            }
        } catch (WireException ended) {
            LOG.log(System.Logger.Level.DEBUG, "wire: a connection with {0} ended: {1}", connection.peer(), ended.getMessage());
        }
    }

    private static void answer(Connection connection, ExchangeHandler handler, Message start) {
        connection.within(start instanceof Send send ? Deadline.afterMillis(send.deadlineMillis() + GRACE_MILLIS) : Deadline.after(EXCHANGE));
        try (var exchange = new Exchange(connection, 0, used -> { })) {
            handler.answer(start, exchange);
        } catch (IOException unanswered) {
            LOG.log(System.Logger.Level.DEBUG, "wire: {0} from {1} was not answered", start.kind(), connection.peer());
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "wire: the handler of {0} failed with {1}", start.kind(), surprise.getClass().getName());
            connection.close();
        }
    }
}
