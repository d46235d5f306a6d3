package dev.gatehouse.control.keys;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.settings.LedgerSettings;
import dev.gatehouse.control.settings.Limits;
import dev.gatehouse.control.settings.Listen;
import dev.gatehouse.control.settings.PinSettings;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.shape.Values;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Checked values to records. Only called when no problem was noted.
public final class FromValues {
    private FromValues() {}

    public static Settings settings(Values all) {
        Limits limits = limits(all.group("limits"));
        return new Settings(
                listen(all.group("listen")),
                all.named("servers").entrySet().stream().map(each -> server(each.getKey(), each.getValue(), limits)).toList(),
                all.named("issuers").entrySet().stream().map(each -> issuer(each.getKey(), each.getValue())).toList(),
                new PinSettings(all.group("pins").maybeText("firstUse").map(FirstUse::of)),
                limits,
                ledger(all.group("ledger")));
    }

    public static Listen listen(Values listen) {
        return new Listen(
                listen.text("address"),
                listen.small("port"),
                listen.maybeGroup("tls").map(FromValues::tls),
                listen.texts("hosts"),
                listen.texts("origins"),
                listen.maybeTexts("trustedProxies"),
                listen.maybeText("publicUrl").map(URI::create));
    }

    private static Listen.Tls tls(Values tls) {
        return new Listen.Tls(Path.of(tls.text("certificate")), Path.of(tls.text("key")), tls.flag("allowTls12"));
    }

    static Server server(String name, Values server, Limits limits) {
        long answer = server.maybe("maxAnswer").map(Long.class::cast).orElse(limits.answer());
        return new Server(new ServerName(name), source(server), Set.copyOf(server.texts("allow")), server.span("deadline"),
                server.spans("toolDeadlines"), server.pairs("costs"), answer);
    }

    private static Server.Source source(Values server) {
        Optional<String> url = server.maybeText("url");
        return url.isPresent() ? new Server.Remote(URI.create(url.get())) : hosted(server);
    }

    private static Server.Hosted hosted(Values server) {
        return new Server.Hosted(server.texts("command"), paths(server.texts("folders")), server.pairs("environment"),
                server.maybeGroup("package").map(FromValues::pin));
    }

    static Server.Pin pin(Values pin) {
        return new Server.Pin(pin.text("version"), pin.text("hash"));
    }

    static List<Path> paths(List<String> texts) {
        return texts.stream().map(Path::of).toList();
    }

    public static Issuer issuer(String name, Values issuer) {
        return new Issuer(
                name,
                URI.create(issuer.text("issuer")),
                issuer.maybeText("keys").map(URI::create),
                issuer.texts("algorithms"),
                tenancy(issuer),
                issuer.maybeText("rolesClaim"),
                issuer.maybeText("groupsClaim"),
                Issuer.Kind.valueOf(issuer.text("kind").toUpperCase(Locale.ROOT)),
                issuer.texts("types").stream().map(type -> type.toLowerCase(Locale.ROOT)).toList(),
                issuer.texts("scopes"),
                issuer.maybeGroup("introspection").map(FromValues::introspection),
                issuer.maybeText("audienceless"));
    }

    private static Issuer.Tenancy tenancy(Values issuer) {
        Optional<String> tenant = issuer.maybeText("tenant");
        return tenant.isPresent() ? new Issuer.Tenancy.Fixed(tenant.get())
                : new Issuer.Tenancy.ByClaim(issuer.text("tenantClaim"), Set.copyOf(issuer.texts("tenants")));
    }

    private static Issuer.Introspection introspection(Values asked) {
        return new Issuer.Introspection(asked.maybeText("url").map(url ->
                new Issuer.Details(URI.create(url), asked.text("clientId"), Path.of(asked.text("secretFile")))));
    }

    public static Limits limits(Values limits) {
        return new Limits(
                limits.whole("body"),
                limits.whole("head"),
                limits.small("connections"),
                limits.small("connectionsPerAddress"),
                limits.small("requestsPerAddress"),
                limits.small("callsAtOnce"),
                limits.small("streams"),
                limits.whole("answer"),
                limits.span("tokenLifetime"),
                limits.whole("tokenSize"),
                perCaller(limits.group("caller")),
                limits.maybeGroup("tenant").map(FromValues::amount),
                limits.maybeGroup("tool").map(FromValues::amount),
                limits.maybeGroup("expensive").map(FromValues::amount),
                limits.maybeGroup("destructive").map(FromValues::amount));
    }

    private static Limits.PerCaller perCaller(Values caller) {
        return new Limits.PerCaller(amount(caller), caller.small("streams"), caller.small("sessions"));
    }

    private static Limits.Amount amount(Values calls) {
        return new Limits.Amount(calls.small("perMinute"), calls.small("burst"), calls.maybe("perDay").map(Long.class::cast).map(Math::toIntExact),
                calls.small("atOnce"));
    }

    public static LedgerSettings ledger(Values ledger) {
        return new LedgerSettings(ledger.whole("segmentSize"));
    }
}
