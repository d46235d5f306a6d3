package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.settings.Listen;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each zone's start line says besides its secrets. `docs/launcher.md` lists the facts; nothing secret is among them.
final class ZoneFacts {
    private final Plan plan;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private ZoneFacts(Plan plan) {
        this.plan = plan;
    }

    /// @param officeKey the pinned key of the office's snapshots; empty for the office itself
    static Map<String, String> of(Zone zone, Plan plan, Optional<String> officeKey) throws IOException {
        ZoneFacts facts = new ZoneFacts(plan);
        facts.every(zone);
        officeKey.ifPresent(key -> facts.put("office-key", key));
        switch (zone) {
            case GATE -> facts.gate();
            case OFFICE -> facts.office();
            case RECORDER -> facts.recorder();
            case KEEPER -> facts.keeper();
            case BROKER -> { }
        }
        return facts.facts;
    }

    private void every(Zone zone) throws IOException {
        Home home = plan.home();
        put("own", home.zone(zone));
        put("home-id", home.id());
        put("launcher", ProcessHandle.current().pid());
        put("gate-socket", home.wire(Zone.GATE));
        put("recorder-socket", home.wire(Zone.RECORDER));
        put("office-socket", home.wire(Zone.OFFICE));
        put("users", plan.identities().peers());
        put("foreign-file", home.operatorSecret());
        put("foreign-socket", Preparation.decoySocket(home));
        plan.thin().ifPresent(why -> put("thin", why));
    }

    private void gate() {
        Listen listen = plan.settings().listen();
        put("address", listen.address());
        put("port", plan.port());
        put("endpoint", plan.base());
        listen.tls().ifPresent(tls -> {
            put("tls-certificate", tls.certificate());
            put("tls-key", tls.key());
            put("tls12", tls.allowTls12());
        });
        put("hosts", listen.hosts());
        put("origins", listen.origins());
        put("proxies", listen.trustedProxies().orElse(List.of()));
        Limits limits = plan.settings().limits();
        put("head-bytes", limits.head());
        put("body-bytes", limits.body());
        put("connections", limits.connections());
        put("connections-per-address", limits.connectionsPerAddress());
        put("requests-per-address", limits.requestsPerAddress());
        put("calls-at-once", limits.callsAtOnce());
        put("streams", limits.streams());
    }

    private void office() {
        put("settings-file", plan.settingsCopy());
        put("port", plan.officePort());
        put("endpoint", plan.local());
        put("gate-port", plan.port());
        putAll("server.", plan.run().servers());
        putAll("allow.", plan.run().allowed());
    }

    private void putAll(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            put(name + (i + 1), values.get(i));
        }
    }

    private void recorder() {
        put("ledger", plan.home().ledger());
        put("segment-bytes", plan.settings().ledger().segmentSize());
    }

    private void keeper() {
        put("servers", Preparation.servers(plan.home()));
        put("house", plan.home().path());
        put("program-path", ZoneWallsPlan.programPath());
    }

    private void put(String key, Object value) {
        facts.put(key, value instanceof List<?> list ? String.join(",", list.stream().map(String::valueOf).toList()) : String.valueOf(value));
    }
}
