package dev.gatehouse.hosting;

import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers the gate's calls to hosted servers, as the settings in force name them.
final class Keeper implements ExchangeHandler {
    private final Sessions sessions;
    private final HostedCall calls;
    private volatile InForce now = new InForce(0, Map.of());

    private record InForce(long version, Map<String, HostedServer> servers) {}

    Keeper(Sessions sessions) {
        this.sessions = sessions;
        this.calls = new HostedCall(sessions);
    }

    /// Runs on this snapshot from now on. Processes of servers that are gone or written differently end.
    synchronized void use(Snapshot snapshot) {
        InForce before = now;
        now = new InForce(snapshot.version(), snapshot.hosted().stream()
            .collect(Collectors.toUnmodifiableMap(server -> server.server().value(), Function.identity())));
        before.servers.forEach((name, server) -> {
            if (!server.equals(now.servers.get(name))) {
                sessions.forgetCrashes(name);
                sessions.endAll(name::equals, "its settings changed");
            }
        });
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        switch (start) {
            case Send send -> call(send, exchange);
            case Message _ -> throw new IOException("not for the keeper");
        }
    }

    private void call(Send send, Exchange exchange) throws IOException {
        InForce known = now;
        HostedServer server = known.servers.get(send.server());
        if (server != null) {
            calls.answer(send, server, exchange);
        } else {
            exchange.body(send.bodyLength());
            exchange.send(new Failed(FailCode.UNKNOWN_SERVER, Effect.NONE, "settings version " + known.version()));
        }
    }

    /// What the keeper says of itself.
    List<Fact> report() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("settings", Long.toString(now.version())));
        facts.addAll(sessions.facts());
        return facts;
    }
}
