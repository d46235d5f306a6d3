package dev.gatehouse.office.page;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.publish.Publisher;
import dev.gatehouse.office.publish.ZoneState;
import dev.gatehouse.watch.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the office knows of the zones, for people and machines.
public final class Report {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final House house;
    private final Publisher publisher;
    private final Metrics own = new Metrics();

    public Report(House house, Publisher publisher) {
        this.house = house;
        this.publisher = publisher;
        own.gauge("gatehouse_settings_version", "The version of the settings that the office published last.", house::version);
        for (ZoneState state : publisher.states()) {
            own.gauge("gatehouse_zone_up", "Whether a zone answers the office.", () -> up(state.zone()), "of", state.zone().word());
        }
    }

    private long up(Zone zone) {
        return publisher.states().stream().anyMatch(state -> state.zone() == zone && state.standing() != ZoneState.Standing.AWAY) ? 1 : 0;
    }

    /// How each zone of this run stands.
    public Map<String, Object> zones() {
        Map<String, Object> zones = Json.object();
        needed().forEach(state -> zones.put(state.zone().word(), Json.object("state", state.standing().word(), "settings", state.running())));
        return zones;
    }

    /// Which settings version each zone of this run is on; the office is always on its own newest.
    public Map<String, Object> versions() {
        Map<String, Object> versions = Json.object("office", house.version());
        needed().forEach(state -> versions.put(state.zone().word(), state.running()));
        return versions;
    }

    /// Whether every zone of this run answers and is on the newest settings.
    public boolean healthy() {
        return needed().stream().allMatch(state -> state.standing() == ZoneState.Standing.RUNNING);
    }

    /// The keeper is no part of a run without servers of its own.
    private List<ZoneState> needed() {
        boolean hosts = house.settings().servers().stream().anyMatch(server -> server.source() instanceof Server.Hosted);
        return publisher.states().stream().filter(state -> state.zone() != Zone.KEEPER || hosts || state.seen()).toList();
    }

    /// Everybody's metrics as Prometheus text.
    public String metrics() {
        var text = new MetricsText();
        text.add("office", own.text("office"));
        for (ZoneState state : needed()) {
            publisher.ask(state.zone(), state.standing() == ZoneState.Standing.AWAY ? Duration.ofMillis(50) : PATIENCE)
                .flatMap(report -> report.fact("metrics")).ifPresent(metrics -> text.add(state.zone().word(), metrics));
        }
        return text.toString();
    }
}
