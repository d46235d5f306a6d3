package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Units;
import dev.gatehouse.control.shape.Values;
import dev.gatehouse.control.snapshot.Access;
import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.control.snapshot.LocalKey;
import dev.gatehouse.control.snapshot.RemoteServer;
import dev.gatehouse.control.snapshot.Route;
import dev.gatehouse.control.snapshot.Snapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A snapshot as JSON and back, with the same table of keys and the same strictness as the settings it is made of.
public final class SnapshotParts {
    /// The version of snapshots that this program reads and writes.
    public static final int VERSION = 1;
    private static final int MOST_SERVERS = 1024;
    private static final Shape.Size ANSWER = new Shape.Size(1 << 10, 64 << 20);
    private static final Shape.Many ALLOW = new Shape.Many(new Shape.Choice(Route.ALLOWED), 8);
    private static final Shape.Text ENDPOINT = new Shape.Text("an http or https URL", "https?://[!-~]{1,2000}", 2010);

    private static final Shape.Group ROUTE = new Shape.Group(List.of(
            required("server", Shapes.SERVER, ""), required("url", ENDPOINT, ""),
            required("reached", new Shape.Choice(List.of("hosted", "remote")), ""),
            required("deadline", Shapes.DEADLINE, ""), required("toolDeadlines", Shapes.TOOL_DEADLINES, ""),
            absent("costs", Shapes.TOOL_COSTS, "{}", ""),
            required("maxAnswer", ANSWER, ""), required("allow", ALLOW, "")));
    private static final Shape.Group REMOTE = new Shape.Group(List.of(
            required("url", Shapes.UPSTREAM, ""), required("deadline", Shapes.DEADLINE, ""), required("maxAnswer", ANSWER, "")));
    private static final Shape.Group PIN = (Shape.Group) SettingsKeys.SERVER.keys().stream()
            .filter(key -> key.name().equals("package")).findFirst().orElseThrow().shape();
    private static final Shape.Group HOSTED = new Shape.Group(List.of(
            required("command", new Shape.CommandLine(), ""), required("folders", new Shape.Many(Shapes.PATH, 32), ""),
            required("environment", new Shape.Named(Shapes.VARIABLE, Shapes.VALUE, 64), ""),
            optional("package", PIN, ""), required("deadline", Shapes.DEADLINE, ""), required("maxAnswer", ANSWER, "")));
    private static final Shape.Group KEY = new Shape.Group(List.of(
            required("id", Shapes.WORD, ""), required("key", new Shape.Text("a public key in base64", "[A-Za-z0-9+/]{40,800}={0,2}", 802), "")));

    /// The whole snapshot.
    public static final Shape.Group ALL = new Shape.Group(List.of(
            required("format", Shapes.whole(VERSION, VERSION), ""),
            required("version", Shapes.whole(1, Long.MAX_VALUE), ""),
            required("created", Shapes.whole(0, 253_402_300_799L), ""),
            required("home", Shapes.WORD, ""),
            optional("zone", new Shape.Choice(Arrays.stream(Zone.values()).map(Zone::word).toList()), ""),
            optional("endpoint", ENDPOINT, ""),
            optional("listen", SettingsKeys.LISTEN, ""),
            required("routes", new Shape.Named(Shapes.SERVER, ROUTE, MOST_SERVERS), ""),
            required("remotes", new Shape.Named(Shapes.SERVER, REMOTE, MOST_SERVERS), ""),
            required("hosted", new Shape.Named(Shapes.SERVER, HOSTED, MOST_SERVERS), ""),
            required("issuers", new Shape.Named(Shapes.NAME, SettingsKeys.ISSUER_IN_SNAPSHOT, 32), ""),
            required("localKeys", new Shape.Many(KEY, 4), ""),
            optional("access", RegisterParts.ACCESS, ""),
            absent("revision", Shapes.whole(0, Long.MAX_VALUE), "0", ""),
            absent("policies", PolicyKeys.LIST, "[]", ""),
            optional("approvals", ApprovalKeys.APPROVALS, ""),
            absent("objects", ObjectKeys.LIST, "[]", ""),
            required("pins", PinParts.PINS, ""),
            required("firstUse", SettingsKeys.FIRST_USE, ""),
            optional("limits", SettingsKeys.LIMITS, ""),
            optional("ledger", SettingsKeys.LEDGER, "")), List.of(new Rule.OnlyWith("revision", "access"),
                    new Rule.OnlyWith("policies", "access"), new Rule.OnlyWith("approvals", "access"),
                    new Rule.OnlyWith("objects", "access"), new Rule.Also(PinParts::oneOfEach)));

    private SnapshotParts() {}

    /// The snapshot as the map that is signed in canonical form.
    public static Map<String, Object> map(Snapshot snapshot) {
        Map<String, Object> map = Json.object(
                "format", VERSION,
                "version", snapshot.version(),
                "created", snapshot.created().getEpochSecond(),
                "home", snapshot.home(),
                "zone", snapshot.zone().map(Zone::word),
                "endpoint", snapshot.endpoint().map(URI::toString),
                "listen", snapshot.listen().map(ToMaps::listen),
                "routes", named(snapshot.routes(), Route::name, SnapshotParts::route),
                "remotes", named(snapshot.remotes(), each -> each.server().value(), SnapshotParts::remote),
                "hosted", named(snapshot.hosted(), each -> each.server().value(), SnapshotParts::hosted),
                "issuers", ToMaps.issuers(snapshot.issuers()),
                "localKeys", snapshot.localKeys().stream().map(key -> Json.object("id", key.id(), "key", key.spki())).toList(),
                "pins", PinParts.maps(snapshot.pins()),
                "firstUse", snapshot.firstUse().word(),
                "limits", snapshot.limits().map(ToMaps::limits),
                "ledger", snapshot.ledger().map(ToMaps::ledger));
        snapshot.access().ifPresent(access -> map.putAll(Json.object("revision", access.register().revision(),
                "access", RegisterParts.access(access.register()), "policies", access.policies().stream().map(PolicyKeys::map).toList(),
                "approvals", Optional.of(access.approvals()).filter(approvals -> !approvals.equals(Approvals.NONE)).map(ApprovalKeys::map),
                "objects", Optional.of(access.objects()).filter(marks -> !marks.isEmpty()).map(marks -> marks.stream().map(ObjectKeys::map).toList()))));
        return map;
    }

    private static <T> Map<String, Object> named(List<T> all, Function<T, String> name,
            Function<T, Map<String, Object>> map) {
        Map<String, Object> named = Json.object();
        all.forEach(each -> named.put(name.apply(each), map.apply(each)));
        return named;
    }

    private static Map<String, Object> route(Route route) {
        return Json.object("server", route.server().value(), "url", route.url().toString(),
                "reached", route.reached().name().toLowerCase(Locale.ROOT), "deadline", Units.written(route.deadline()),
                "toolDeadlines", spans(route.toolDeadlines()), "costs", route.costs(), "maxAnswer", Units.written(route.maxAnswer()), "allow", route.allow().stream().sorted().toList());
    }

    private static Map<String, Object> spans(Map<String, Duration> spans) {
        Map<String, Object> written = Json.object();
        spans.forEach((name, span) -> written.put(name, Units.written(span)));
        return written;
    }

    private static Map<String, Object> remote(RemoteServer remote) {
        return Json.object("url", remote.url().toString(), "deadline", Units.written(remote.deadline()),
                "maxAnswer", Units.written(remote.maxAnswer()));
    }

    private static Map<String, Object> hosted(HostedServer hosted) {
        Map<String, Object> map = ToMaps.hosted(hosted.program());
        map.putAll(Json.object("deadline", Units.written(hosted.deadline()), "maxAnswer", Units.written(hosted.maxAnswer())));
        return map;
    }

    /// The snapshot in checked values.
    public static Snapshot snapshot(Values all) {
        return new Snapshot(
                all.whole("version"),
                Instant.ofEpochSecond(all.whole("created")),
                all.text("home"),
                all.maybeText("zone").map(word -> Zone.valueOf(word.toUpperCase(Locale.ROOT))),
                all.maybeText("endpoint").map(URI::create),
                all.maybeGroup("listen").map(FromValues::listen),
                all.named("routes").entrySet().stream().map(each -> route(each.getKey(), each.getValue())).toList(),
                all.named("remotes").entrySet().stream().map(each -> remote(each.getKey(), each.getValue())).toList(),
                all.named("hosted").entrySet().stream().map(each -> hosted(each.getKey(), each.getValue())).toList(),
                all.named("issuers").entrySet().stream().map(each -> FromValues.issuer(each.getKey(), each.getValue())).toList(),
                all.groups("localKeys").stream().map(key -> new LocalKey(key.text("id"), key.text("key"))).toList(),
                all.maybeGroup("access").map(access -> new Access(RegisterParts.register(all.whole("revision"), access),
                        all.groups("policies").stream().map(PolicyKeys::policy).toList(),
                        all.maybeGroup("approvals").map(ApprovalKeys::approvals).orElse(Approvals.NONE),
                        all.groups("objects").stream().map(ObjectKeys::marks).toList())),
                all.groups("pins").stream().map(PinParts::pin).toList(),
                FirstUse.of(all.text("firstUse")),
                all.maybeGroup("limits").map(FromValues::limits),
                all.maybeGroup("ledger").map(FromValues::ledger));
    }

    private static Route route(String name, Values route) {
        return new Route(name, new ServerName(route.text("server")), URI.create(route.text("url")),
                Route.Reached.valueOf(route.text("reached").toUpperCase(Locale.ROOT)), route.span("deadline"), route.spans("toolDeadlines"),
                route.pairs("costs"), route.whole("maxAnswer"), Set.copyOf(route.texts("allow")));
    }

    private static RemoteServer remote(String name, Values remote) {
        return new RemoteServer(new ServerName(name), URI.create(remote.text("url")), remote.span("deadline"), remote.whole("maxAnswer"));
    }

    private static HostedServer hosted(String name, Values hosted) {
        var program = new Server.Hosted(hosted.texts("command"), FromValues.paths(hosted.texts("folders")), hosted.pairs("environment"),
                hosted.maybeGroup("package").map(FromValues::pin));
        return new HostedServer(new ServerName(name), program, hosted.span("deadline"), hosted.whole("maxAnswer"));
    }
}
