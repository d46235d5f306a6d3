package dev.gatehouse.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.control.snapshot.SnapshotRefused;
import dev.gatehouse.office.house.Place;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.Standing;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import dev.gatehouse.wire.message.Verb;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A house in a temporary folder: a real office, and zones that only take settings and events, over real sockets.
final class FakeZones implements AutoCloseable {
    static final String HOME = "0123456789abcdef0123456789abcdef";

    final Path folder;
    final Map<Lane, StartSecret> shared = new EnumMap<>(Lane.class);
    final PeerUser me = PeerUser.sameAsMe();
    final List<String> events = new CopyOnWriteArrayList<>();
    final Map<Zone, FakeZone> zones = new EnumMap<>(Zone.class);
    volatile boolean ledgerFull;
    /// What the gate says it saw.
    volatile Optional<String> sightings = Optional.empty();
    /// What the gate says of calls that wait.
    volatile Optional<String> approvals = Optional.empty();
    Office office;
    private ConnectionPool operator;

    FakeZones(Path folder) throws IOException {
        this.folder = folder;
        for (Lane lane : Lane.values()) {
            shared.put(lane, StartSecret.random());
        }
        Files.createDirectories(folder.resolve("own"));
        settings("version: 1\n");
    }

    FakeZones settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("gatehouse.yaml"), yaml);
        return this;
    }

    FakeZones policies(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("policies")).resolve("shop.yaml"), yaml);
        return this;
    }

    FakeZones approvals(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("approvals")).resolve("shop.yaml"), yaml);
        return this;
    }

    /// Starts the office with these `--server` arguments.
    FakeZones office(String... servers) throws Exception {
        var place = new Place(folder.resolve("own"), HOME, URI.create("http://127.0.0.1:8470"), folder.resolve("gatehouse.yaml"), ThisRun.of(List.of(servers)));
        var sockets = new Office.Sockets(socket("gate"), socket("recorder"), socket("office"), me, OptionalInt.of(0));
        office = new Office(place, sockets, of(dev.gatehouse.wire.Zone.OFFICE));
        office.open();
        operator = ConnectionPool.dialling(WireDialer.to(socket("office"), dev.gatehouse.wire.Zone.OPERATOR, dev.gatehouse.wire.Zone.OFFICE,
            of(dev.gatehouse.wire.Zone.OPERATOR), me), 2);
        return this;
    }

    /// Starts zones, each with a memory of its last good snapshot.
    FakeZones zones(Zone... started) throws Exception {
        for (Zone zone : started) {
            zones.put(zone, new FakeZone(zone));
        }
        return this;
    }

    Path socket(String name) {
        return folder.resolve(name + ".s");
    }

    Secrets of(dev.gatehouse.wire.Zone self) {
        Map<dev.gatehouse.wire.Zone, StartSecret> own = new EnumMap<>(dev.gatehouse.wire.Zone.class);
        shared.forEach((lane, secret) -> {
            if (lane.dialler() == self || lane.listener() == self) {
                own.put(lane.across(self), secret);
            }
        });
        return Secrets.of(own);
    }

    /// What the office answers.
    record Said(int exit, Map<?, ?> json) {
        String sentences() {
            return String.valueOf(json.get("said"));
        }
    }

    Said ask(Object... keysAndValues) throws Exception {
        return askText(Json.text(Json.object(keysAndValues)));
    }

    Said askText(String json) throws Exception {
        Reply reply = (Reply) operator.ask(Deadline.after(Duration.ofSeconds(20)), new Verb(json));
        return new Said(reply.exitCode(), (Map<?, ?>) Json.read(reply.json(), 1 << 23));
    }

    FakeZone zone(Zone zone) {
        return zones.get(zone);
    }

    /// Waits for another thread's doing; fails after ten seconds.
    static void await(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    /// One zone.
    final class FakeZone implements AutoCloseable {
        final Zone zone;
        volatile Optional<Snapshot> running = Optional.empty();
        volatile boolean refuses;
        volatile boolean silent;
        private final LastGood lastGood;
        private final Runnable close;

        FakeZone(Zone zone) throws Exception {
            this.zone = zone;
            Path own = Files.createDirectories(folder.resolve("own-" + zone.word()));
            this.lastGood = LastGood.open(own, zone, office.snapshotKey());
            this.running = lastGood.current();
            var self = dev.gatehouse.wire.Zone.named(zone.word()).orElseThrow();
            if (zone == Zone.GATE || zone == Zone.RECORDER) {
                var listener = WireListener.open(socket(zone.word()), self, of(self), me, this::answer);
                listener.start();
                this.close = listener::close;
            } else {
                var standing = Standing.open(WireDialer.to(socket("office"), self, dev.gatehouse.wire.Zone.OFFICE, of(self), me), 1, 4, this::answer);
                this.close = standing::close;
            }
        }

        long version() {
            return running.map(Snapshot::version).orElse(0L);
        }

        private void answer(Message start, Exchange exchange) throws IOException {
            switch (start) {
                case Settings offered -> {
                    byte[] body = exchange.body(offered.length());
                    if (silent) {
                        throw new IOException("silent");
                    }
                    exchange.send(take(body));
                }
                case Ask _ -> exchange.send(new State(facts()));
                case Event(var fields) -> {
                    if (!ledgerFull) {
                        events.add(fields.text(FieldName.WHAT).orElse("") + " " + fields.text(FieldName.SUBJECT).orElse("") + " "
                            + fields.text(FieldName.DETAIL).orElse(""));
                    }
                    exchange.send(ledgerFull ? new LedgerFailed(LedgerCode.FULL, "full") : new Noted());
                }
                case Message _ -> throw new IOException("unexpected");
            }
        }

        private List<Fact> facts() {
            List<Fact> facts = new ArrayList<>(List.of(new Fact("settings", Long.toString(version())),
                new Fact("metrics", "# HELP fake_total Fake.\n# TYPE fake_total counter\nfake_total{zone=\"" + zone.word() + "\"} 3\nfake_total{zone=\"other\"} 4\n")));
            sightings.filter(_ -> zone == Zone.GATE).ifPresent(report -> facts.add(new Fact("sightings", report)));
            approvals.filter(_ -> zone == Zone.GATE).ifPresent(report -> facts.add(new Fact("approvals", report)));
            return facts;
        }

        private Message take(byte[] encoded) throws IOException {
            if (refuses) {
                return new Rejected("because");
            }
            try {
                running = Optional.of(lastGood.accept(Signed.decode(encoded)));
                return new Running(version());
            } catch (SnapshotRefused refused) {
                return new Rejected(refused.getMessage());
            }
        }

        @Override
        public void close() {
            close.run();
        }
    }

    @Override
    public void close() throws IOException {
        if (operator != null) {
            operator.close();
        }
        for (FakeZone zone : zones.values()) {
            zone.close();
        }
        if (office != null) {
            office.close();
        }
    }
}
