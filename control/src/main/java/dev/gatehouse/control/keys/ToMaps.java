package dev.gatehouse.control.keys;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.settings.LedgerSettings;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.settings.Listen;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.shape.Units;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Records to the maps that [FromValues] reads again, for snapshots.
public final class ToMaps {
    private ToMaps() {}

    public static Map<String, Object> listen(Listen listen) {
        return Json.object(
                "address", listen.address(),
                "port", listen.port(),
                "tls", listen.tls().map(ToMaps::tls),
                "hosts", listen.hosts(),
                "origins", listen.origins(),
                "trustedProxies", listen.trustedProxies(),
                "publicUrl", listen.publicUrl().map(URI::toString));
    }

    private static Map<String, Object> tls(Listen.Tls tls) {
        return Json.object("certificate", tls.certificate().toString(), "key", tls.key().toString(), "allowTls12", tls.allowTls12());
    }

    public static Map<String, Object> hosted(Server.Hosted hosted) {
        return Json.object(
                "command", hosted.words(),
                "folders", hosted.folders().stream().map(Path::toString).toList(),
                "environment", hosted.environment(),
                "package", hosted.pin().map(pin -> Json.object("version", pin.version(), "hash", pin.hash())));
    }

    /// All issuers by name.
    public static Map<String, Object> issuers(List<Issuer> issuers) {
        Map<String, Object> named = new TreeMap<>();
        issuers.forEach(issuer -> named.put(issuer.name(), issuer(issuer)));
        return named;
    }

    private static Map<String, Object> issuer(Issuer issuer) {
        Map<String, Object> map = Json.object(
                "issuer", issuer.url().toString(),
                "keys", issuer.keys().map(URI::toString),
                "algorithms", issuer.algorithms(),
                "rolesClaim", issuer.rolesClaim(),
                "groupsClaim", issuer.groupsClaim(),
                "kind", issuer.kind().name().toLowerCase(Locale.ROOT),
                "types", issuer.types(),
                "scopes", issuer.scopes(),
                "introspection", issuer.introspection().map(ToMaps::introspection),
                "audienceless", issuer.audienceless());
        switch (issuer.tenancy()) {
            case Issuer.Tenancy.Fixed(String tenant) -> map.put("tenant", tenant);
            case Issuer.Tenancy.ByClaim(String claim, var tenants) ->
                    map.putAll(Json.object("tenantClaim", claim, "tenants", tenants.stream().sorted().toList()));
        }
        return map;
    }

    private static Map<String, Object> introspection(Issuer.Introspection introspection) {
        return introspection.details().map(details -> Json.object("url", details.url().toString(), "clientId", details.clientId(),
                "secretFile", details.secretFile().toString())).orElse(Map.of());
    }

    public static Map<String, Object> limits(Limits limits) {
        return Json.object(
                "body", Units.written(limits.body()),
                "head", Units.written(limits.head()),
                "connections", limits.connections(),
                "connectionsPerAddress", limits.connectionsPerAddress(),
                "requestsPerAddress", limits.requestsPerAddress(),
                "callsAtOnce", limits.callsAtOnce(),
                "streams", limits.streams(),
                "answer", Units.written(limits.answer()),
                "tokenLifetime", Units.written(limits.tokenLifetime()),
                "tokenSize", Units.written(limits.tokenSize()),
                "caller", perCaller(limits.caller()),
                "tenant", limits.tenant().map(ToMaps::amount),
                "tool", limits.tool().map(ToMaps::amount),
                "expensive", limits.expensive().map(ToMaps::amount),
                "destructive", limits.destructive().map(ToMaps::amount));
    }

    private static Map<String, Object> perCaller(Limits.PerCaller caller) {
        Map<String, Object> map = amount(caller.calls());
        map.putAll(Json.object("streams", caller.streams(), "sessions", caller.sessions()));
        return map;
    }

    private static Map<String, Object> amount(Limits.Amount calls) {
        return Json.object("perMinute", calls.perMinute(), "burst", calls.burst(), "perDay", calls.perDay(), "atOnce", calls.atOnce());
    }

    public static Map<String, Object> ledger(LedgerSettings ledger) {
        return Json.object("segmentSize", Units.written(ledger.segmentSize()));
    }
}
