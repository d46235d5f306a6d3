package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.shape.Key;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.snapshot.Route;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The table of all keys of `gatehouse.yaml`. A new setting is one line here, one component of a record, one line in [FromValues]
/// and one in [ToMaps]; reader, documents, schema and template follow by themselves.
public final class SettingsKeys {
    private static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
            "ES512", "EdDSA");

    static final Shape.Choice FIRST_USE = new Shape.Choice(Arrays.stream(FirstUse.values()).map(FirstUse::word).toList());

    private static final Shape.Group TLS = new Shape.Group(List.of(
            required("certificate", Shapes.PATH, "The PEM file with the certificate chain.").like("/etc/gatehouse/tls/chain.pem"),
            required("key", Shapes.PATH, "The PEM file with the private key.").like("/etc/gatehouse/tls/key.pem"),
            absent("allowTls12", Shapes.FLAG, "false", "Whether TLS 1.2 is spoken besides 1.3.")));

    /// `listen`.
    public static final Shape.Group LISTEN = new Shape.Group(List.of(
            absent("address", Shapes.ADDRESS, "127.0.0.1",
                    "The address to listen on. Anything but loopback needs TLS, an issuer, pinned servers and more, or the start is refused."),
            absent("port", Shapes.whole(0, 65_535), "8470", "The port; 0 picks a free one."),
            optional("tls", TLS, "The listener's certificate."),
            absent("hosts", Shapes.many(Shapes.HOST, 32), "[]", "Names accepted in Host besides the address itself.")
                    .like("[mcp.example.com]"),
            absent("origins", Shapes.many(Shapes.ORIGIN, 32), "[]", "Browser origins that may call.").like("[\"https://app.example.com\"]"),
            optional("trustedProxies", Shapes.many(Shapes.NETWORK, 32),
                    "Proxies whose word on the client's address counts. Write [] for none when leaving loopback.").like("[]"),
            optional("publicUrl", Shapes.HTTPS, "Where clients reach this, the base of all resource URLs.").like("https://mcp.example.com")));

    private static final Shape.Group PIN = new Shape.Group(List.of(
            required("version", new Shape.Text("an exact version such as 2026.8.31", "[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}", 64),
                    "The exact version, as the command names it.").like("\"2026.8.31\""),
            required("hash", new Shape.Text("sha512- with 88 base64 characters, or sha256: with 64 hexadecimal digits",
                    "sha512-[A-Za-z0-9+/]{86}==|sha256:[0-9a-f]{64}", 95), "The hash of the package as its registry publishes it.")
                    .like("sha512-" + "A".repeat(86) + "==")));

    /// One of `servers`.
    public static final Shape.Group SERVER = new Shape.Group(List.of(
            optional("command", new Shape.CommandLine(), "The program to start and its arguments, one text or a list of words. No shell is asked.")
                    .like("npx -y @modelcontextprotocol/server-everything@2026.8.31"),
            optional("url", Shapes.UPSTREAM, "The URL of a server that runs elsewhere."),
            absent("folders", Shapes.many(Shapes.PATH, 32), "[]", "Folders that the program may read and write besides its own.")
                    .like("[/srv/notes]"),
            absent("environment", new Shape.Named(Shapes.VARIABLE, Shapes.VALUE, 64), "{}",
                    "Variables for the program. Not for secrets: this file is no safe place.").like("{NOTES_LANGUAGE: en}"),
            optional("package", PIN, "The exact package that the command must run."),
            absent("allow", Shapes.many(new Shape.Choice(Route.ALLOWED), 8), "[]",
                    "What is let through although it is closed by default: apps (ui:// resources and the apps extension); elicitation, sampling, roots "
                        + "(the server may ask the client for input, a model's answer, or its folders)."),
            absent("deadline", Shapes.DEADLINE, "60s", "How long one call may take."),
            absent("toolDeadlines", Shapes.TOOL_DEADLINES, "{}",
                    "How long calls of single tools may take, by their names, where that differs.").like("{build: 15m}"),
            absent("costs", Shapes.TOOL_COSTS, "{}",
                    "Which tools' calls are expensive or destructive, by their names: limits may say how many of these a caller has.").like("{build: expensive}"),
            optional("maxAnswer", Shapes.kib(1, 64 << 10), "How large one answer may be; limits.answer where not written.").like("1MiB")),
            List.of(new Rule.ExactlyOne(List.of("command", "url")), new Rule.OnlyWith("folders", "command"),
                    new Rule.OnlyWith("environment", "command"), new Rule.OnlyWith("package", "command"),
                    new Rule.Also(SettingsRules::pinIsNamedByTheCommand)));

    private static final Key CLIENT_ID = required("clientId", Shapes.WORD, "Who asks.").like("gatehouse");
    private static final Key INTROSPECTION_URL = required("url", Shapes.HTTPS, "Where to ask.").like("https://id.example.com/introspect");
    private static final Key SECRET_FILE = required("secretFile", Shapes.PATH,
            "The file with the secret, mode 0600, read by the broker alone.").like("/etc/gatehouse/introspection.secret");

    /// One of `issuers`.
    public static final Shape.Group ISSUER = issuer(new Shape.Group(List.of(INTROSPECTION_URL, CLIENT_ID, SECRET_FILE)));

    /// An issuer as a zone sees it that only needs to know whether there is introspection.
    static final Shape.Group ISSUER_IN_SNAPSHOT = issuer(new Shape.Group(List.of(
            optional("url", Shapes.HTTPS, ""), optional("clientId", Shapes.WORD, ""), optional("secretFile", Shapes.PATH, "")),
            List.of(new Rule.OnlyWith("url", "clientId"), new Rule.OnlyWith("clientId", "secretFile"), new Rule.OnlyWith("secretFile", "url"))));

    private static final Key PER_MINUTE = absent("perMinute", Shapes.whole(1, 1_000_000), "600", "Calls a minute in the long run.");
    private static final Key BURST = absent("burst", Shapes.whole(1, 100_000), "60", "Calls at a stroke.");
    private static final Key PER_DAY = optional("perDay", Shapes.whole(1, 1_000_000_000), "Calls a day (UTC); any number where not written.").like("5000");
    private static final Key AT_ONCE = absent("atOnce", Shapes.whole(1, 10_000), "16", "Calls in work at once.");
    private static final Shape.Group AMOUNT = new Shape.Group(List.of(PER_MINUTE, BURST, PER_DAY, AT_ONCE));
    private static final Shape.Group PER_CALLER = new Shape.Group(List.of(PER_MINUTE, BURST, PER_DAY, AT_ONCE,
            absent("streams", Shapes.whole(1, 10_000), "8", "Open event streams at once."),
            absent("sessions", Shapes.whole(1, 10_000), "32", "Sessions at once.")));

    /// `limits`.
    public static final Shape.Group LIMITS = new Shape.Group(List.of(
            absent("body", Shapes.kib(1, 64 << 10), "4MiB", "The largest request body."),
            absent("head", Shapes.kib(4, 64), "16KiB", "The largest request head."),
            absent("connections", Shapes.whole(8, 100_000), "1024", "Open connections at once."),
            absent("connectionsPerAddress", Shapes.whole(1, 100_000), "256", "Open connections at once from one address."),
            absent("requestsPerAddress", Shapes.whole(1, 1_000_000), "500",
                    "Requests a second from one address before the caller is known."),
            absent("callsAtOnce", Shapes.whole(1, 100_000), "256", "Calls in work at once; more are turned away unparsed."),
            absent("streams", Shapes.whole(1, 100_000), "256", "Open event streams at once."),
            absent("answer", Shapes.kib(1, 64 << 10), "8MiB", "The largest answer of any server."),
            absent("tokenLifetime", Shapes.span(Duration.ofMinutes(1), Duration.ofDays(30)), "24h",
                    "The longest time from issue to expiry that a token may have."),
            absent("tokenSize", Shapes.kib(1, 32), "8KiB", "The largest token."),
            absent("caller", PER_CALLER, "{}", "What one caller may have."),
            optional("tenant", AMOUNT, "What all callers of one tenant may have together."),
            optional("tool", AMOUNT, "What all callers of one tenant may have together of one tool."),
            optional("expensive", AMOUNT, "What one caller may have of calls that servers.NAME.costs calls expensive."),
            optional("destructive", AMOUNT, "What one caller may have of calls that servers.NAME.costs calls destructive.")));

    private static final Shape.Group PINS = new Shape.Group(List.of(
            optional("firstUse", FIRST_USE, "Who decides about what a server offers and nobody has approved yet: an operator (ask), or nobody, since it counts "
                + "as approved at first sight (trust). Left out: trust on loopback, ask beyond it, where trust is refused.").like("ask")));

    /// `ledger`.
    public static final Shape.Group LEDGER = new Shape.Group(List.of(
            absent("segmentSize", Shapes.kib(64, 1 << 20), "64MiB", "When a segment is closed and the next one begun.")));

    /// The whole file.
    public static final Shape.Group ALL = new Shape.Group(List.of(
            required("version", Shapes.whole(1, 1), "The version of this file: 1.").like("1"),
            absent("listen", LISTEN, "{}", "Where clients connect."),
            absent("servers", new Shape.Named(Shapes.SERVER, SERVER, 256), "{}", "The MCP servers behind the gateway, by name.").like("everything"),
            absent("issuers", new Shape.Named(Shapes.NAME, ISSUER, 32), "{}", "Whose tokens count besides those made here, by name.").like("acme"),
            absent("pins", PINS, "{}", "How servers' tools come to be approved."),
            absent("limits", LIMITS, "{}", "How much of everything."),
            absent("ledger", LEDGER, "{}", "How the record of calls is kept.")),
            List.of(new Rule.Also(SettingsRules::localIsNobodyElse), new Rule.Also(SettingsRules::issuersShareNothing),
                    new Rule.Also(SettingsRules::answersFit)));

    private SettingsKeys() {}

    private static Shape.Group issuer(Shape.Group introspection) {
        return new Shape.Group(List.of(
                required("issuer", Shapes.HTTPS, "The exact issuer (iss) of its tokens.").like("https://id.example.com"),
                optional("keys", Shapes.HTTPS, "Its key set (JWKS); found by its metadata where not written.").like("https://id.example.com/jwks"),
                absent("algorithms", Shapes.many(new Shape.Choice(ALGORITHMS), 10), "[\"RS256\", \"PS256\", \"ES256\", \"EdDSA\"]",
                        "The only signature algorithms accepted."),
                optional("tenant", Shapes.TENANT, "The tenant that all its tokens speak for.").like("acme"),
                optional("tenantClaim", Shapes.CLAIM, "The claim that names the tenant, instead."),
                optional("tenants", Shapes.many(Shapes.TENANT, 1024), "The tenants that the claim may name."),
                optional("rolesClaim", Shapes.CLAIM, "The claim that holds roles, for grants to roles.").like("roles"),
                optional("groupsClaim", Shapes.CLAIM, "The claim that holds groups, for grants to groups.").like("groups"),
                absent("kind", new Shape.Choice(List.of("person", "workload")), "person", "Who holds its tokens."),
                absent("types", Shapes.many(Shapes.WORD, 4), "[\"at+jwt\"]", "Accepted token types (typ)."),
                absent("scopes", Shapes.many(Shapes.WORD, 32), "[]", "Scopes that a token must have.").like("[\"mcp:use\"]"),
                optional("introspection", introspection, "How to ask about opaque tokens (RFC 7662)."),
                optional("audienceless", Shapes.REASON, "Dangerous: accept tokens that were not made for this route. The value says why.")),
                List.of(new Rule.ExactlyOne(List.of("tenant", "tenantClaim")), new Rule.OnlyWith("tenantClaim", "tenants"),
                        new Rule.OnlyWith("tenants", "tenantClaim"), new Rule.Also(SettingsRules::somethingIsAccepted)));
    }
}
