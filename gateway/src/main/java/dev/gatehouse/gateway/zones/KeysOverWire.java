package dev.gatehouse.gateway.zones;

import dev.gatehouse.identity.Introspection;
import dev.gatehouse.identity.KeySource;
import dev.gatehouse.identity.Unreachable;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.Fetched;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Token;
import dev.gatehouse.wire.message.What;

/// Issuers' documents and words, fetched by the broker, which alone knows their addresses and credentials.
public final class KeysOverWire implements KeySource, Introspection {
    private static final int OK = 200;

    private final ConnectionPool broker;

    /// @param broker connections that the broker dialled
    public KeysOverWire(ConnectionPool broker) {
        this.broker = broker;
    }

    @Override
    public byte[] fetch(String issuerName, Document what, Deadline deadline) throws Unreachable {
        return ask(new Fetch(issuerName, what == Document.METADATA ? What.METADATA : What.KEYS, Token.none()), deadline);
    }

    @Override
    public byte[] introspect(String issuerName, byte[] token, Deadline deadline) throws Unreachable {
        return ask(new Fetch(issuerName, What.INTROSPECT, Token.of(token)), deadline);
    }

    private byte[] ask(Fetch fetch, Deadline deadline) throws Unreachable {
        try {
            Message answer = broker.ask(dev.gatehouse.wire.Deadline.after(deadline.left()), fetch);
            if (answer instanceof Fetched(int status, byte[] body) && status == OK) {
                return body;
            }
        } catch (WireException noBroker) {
            throw new Unreachable("broker");
        }
        throw new Unreachable("broker");
    }
}
