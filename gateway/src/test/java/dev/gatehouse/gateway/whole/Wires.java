package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// A socket in a folder of its own and a secret for every lane of the gate.
final class Wires implements AutoCloseable {
    /// How many idle connections each zone keeps.
    static final int SPARE = 2;

    private final Path folder;
    private final Map<Zone, StartSecret> secrets = new EnumMap<>(Zone.class);

    Wires() throws IOException {
        folder = Files.createTempDirectory("gate");
        for (Lane lane : Lane.values()) {
            if (lane.listener() == Zone.GATE) {
                secrets.put(lane.dialler(), StartSecret.random());
            }
        }
    }

    Path socket() {
        return folder.resolve("wire");
    }

    StartSecret secret(Zone zone) {
        return secrets.get(zone);
    }

    WireListener listen(ExchangeHandler office) throws IOException {
        return WireListener.open(socket(), Zone.GATE, Secrets.of(secrets), PeerUser.sameAsMe(), office);
    }

    /// A zone that dials the gate and answers what it starts.
    Standing zone(Zone zone, ExchangeHandler handler) throws IOException {
        var dialer = WireDialer.to(socket(), zone, Zone.GATE, Secrets.of(Map.of(Zone.GATE, secrets.get(zone))), PeerUser.sameAsMe());
        return Standing.open(dialer, SPARE, 64, handler);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(socket());
        Files.deleteIfExists(folder);
    }
}
