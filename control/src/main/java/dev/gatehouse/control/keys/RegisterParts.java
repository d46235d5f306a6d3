package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.absent;
import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Names;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.register.Revocations;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.shape.Rule;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Callers, grants and revocations as JSON: the office's file and a part of every gate's snapshot.
public final class RegisterParts {
    /// The version of the office's file that this program reads and writes.
    public static final int VERSION = 1;
    private static final int MOST = 1_000_000;
    private static final Shape.Whole SECOND = new Shape.Whole(0, 253_402_300_799L);
    private static final Shape.Text TENANT = new Shape.Text("a tenant", Names.TENANT.pattern(), 64);
    static final Shape.Text SUBJECT = new Shape.Text("a name", Names.SUBJECT.pattern(), 128);
    static final Shape.Text GLOB = new Shape.Text("a pattern", "[^\\x00-\\x1f\\x7f-\\x9f]+", 2 * Glob.LONGEST, RegisterParts::isGlob);
    private static final Shape GLOBS = new Shape.Many(GLOB, MOST);

    private static final Shape.Group CALLER = new Shape.Group(List.of(required("tenant", TENANT, ""), required("name", SUBJECT, "")));
    private static final Shape.Group REVOKED_CALLER = new Shape.Group(List.of(required("tenant", TENANT, ""), required("name", SUBJECT, ""),
            required("at", SECOND, ""), required("takenBack", new Shape.Flag(), "")));
    private static final Shape.Group REVOKED_ISSUER = new Shape.Group(List.of(
            required("name", new Shape.Text("an issuer", Names.ISSUER.pattern(), 32), ""),
            required("at", SECOND, ""), required("takenBack", new Shape.Flag(), "")));
    private static final Shape.Group REVOKED_TOKEN = new Shape.Group(List.of(
            required("id", new Shape.Text("a token id", Names.TOKEN.pattern(), 256), ""), required("until", SECOND, "")));
    private static final Shape.Group GRANT = new Shape.Group(List.of(required("tenant", TENANT, ""), optional("caller", SUBJECT, ""),
            optional("role", SUBJECT, ""), optional("group", SUBJECT, ""), required("server", Shapes.SERVER, ""),
            absent("all", new Shape.Flag(), "false", ""), absent("tools", GLOBS, "[]", ""), absent("prompts", GLOBS, "[]", ""),
            absent("resources", GLOBS, "[]", "")),
            List.of(new Rule.ExactlyOne(List.of("caller", "role", "group")), new Rule.Also(RegisterParts::allOrSome)));

    /// The part that snapshots carry.
    public static final Shape.Group ACCESS = new Shape.Group(List.of(
            required("callers", new Shape.Many(CALLER, MOST), ""),
            required("grants", new Shape.Many(GRANT, MOST), ""),
            required("revokedCallers", new Shape.Many(REVOKED_CALLER, MOST), ""),
            required("revokedIssuers", new Shape.Many(REVOKED_ISSUER, MOST), ""),
            required("revokedTokens", new Shape.Many(REVOKED_TOKEN, MOST), "")));

    /// The office's file.
    public static final Shape.Group FILE = new Shape.Group(List.of(
            required("version", new Shape.Whole(VERSION, VERSION), ""),
            required("revision", new Shape.Whole(0, Long.MAX_VALUE), ""),
            required("access", ACCESS, "")));

    private RegisterParts() {}

    /// The version a file says it has; 0 if it says none.
    public static long version(Node root) {
        return root instanceof Node.Mapping map ? map.entries().stream()
                .filter(entry -> entry.key().equals("version") && entry.value() instanceof Node.Number(_, String written)
                        && written.matches("[0-9]{1,9}"))
                .mapToLong(entry -> Long.parseLong(((Node.Number) entry.value()).written())).findFirst().orElse(0) : 0;
    }

    /// A register as the content of the office's file.
    public static Map<String, Object> file(Register register) {
        return Json.object("version", VERSION, "revision", register.revision(), "access", access(register));
    }

    /// A register as snapshots carry it.
    public static Map<String, Object> access(Register register) {
        Revocations revoked = register.revocations();
        List<Object> callers = new ArrayList<>();
        revoked.callers().forEach((caller, since) -> callers.add(Json.object("tenant", caller.tenant(), "name", caller.name(),
                "at", since.at().getEpochSecond(), "takenBack", since.takenBack())));
        List<Object> issuers = new ArrayList<>();
        revoked.issuers().forEach((name, since) -> issuers.add(Json.object("name", name,
                "at", since.at().getEpochSecond(), "takenBack", since.takenBack())));
        List<Object> tokens = new ArrayList<>();
        revoked.tokens().forEach((id, until) -> tokens.add(Json.object("id", id, "until", until.getEpochSecond())));
        return Json.object(
                "callers", register.callers().stream().map(each -> Json.object("tenant", each.tenant(), "name", each.name())).toList(),
                "grants", register.grants().stream().map(RegisterParts::grant).toList(),
                "revokedCallers", callers, "revokedIssuers", issuers, "revokedTokens", tokens);
    }

    private static Map<String, Object> grant(Grant grant) {
        Map<String, Object> map = Json.object("tenant", grant.tenant());
        map.put(key(grant.subject()), grant.subject().word());
        map.put("server", grant.server().value());
        switch (grant.things()) {
            case Things.All _ -> map.put("all", true);
            case Things.Some(List<Things.Thing> things) -> things.forEach(thing -> addTo(map, thing));
        }
        return map;
    }

    /// The key under which a subject is written.
    static String key(Subject subject) {
        return switch (subject) {
            case Subject.Named _ -> "caller";
            case Subject.Role _ -> "role";
            case Subject.Group _ -> "group";
        };
    }

    @SuppressWarnings("unchecked")
    private static void addTo(Map<String, Object> map, Things.Thing thing) {
        ((List<Object>) map.computeIfAbsent(thing.kind().word() + "s", _ -> new ArrayList<>())).add(thing.glob().pattern());
    }

    /// The register in the office's file.
    public static Register register(Values file) {
        return register(file.whole("revision"), file.group("access"));
    }

    /// The register that a snapshot carries.
    public static Register register(long revision, Values access) {
        var callers = new TreeSet<CallerName>();
        access.groups("callers").forEach(each -> callers.add(caller(each)));
        return new Register(revision, callers, access.groups("grants").stream().map(RegisterParts::grant).toList(), revocations(access));
    }

    private static CallerName caller(Values caller) {
        return new CallerName(caller.text("tenant"), caller.text("name"));
    }

    private static Revocations revocations(Values access) {
        SortedMap<CallerName, Revocations.Since> callers = new TreeMap<>();
        access.groups("revokedCallers").forEach(each -> callers.put(caller(each), since(each)));
        SortedMap<String, Revocations.Since> issuers = new TreeMap<>();
        access.groups("revokedIssuers").forEach(each -> issuers.put(each.text("name"), since(each)));
        SortedMap<String, Instant> tokens = new TreeMap<>();
        access.groups("revokedTokens").forEach(each -> tokens.put(each.text("id"), Instant.ofEpochSecond(each.whole("until"))));
        return new Revocations(callers, tokens, issuers);
    }

    private static Revocations.Since since(Values revoked) {
        return new Revocations.Since(Instant.ofEpochSecond(revoked.whole("at")), revoked.flag("takenBack"));
    }

    private static Grant grant(Values grant) {
        Subject subject = grant.maybeText("caller").map(word -> (Subject) new Subject.Named(word))
                .or(() -> grant.maybeText("role").map(Subject.Role::new))
                .orElseGet(() -> new Subject.Group(grant.text("group")));
        return new Grant(grant.text("tenant"), subject, new ServerName(grant.text("server")), things(grant));
    }

    private static Things things(Values grant) {
        if (grant.flag("all")) {
            return new Things.All();
        }
        List<Things.Thing> things = new ArrayList<>();
        for (Things.Kind kind : Things.Kind.values()) {
            grant.texts(kind.word() + "s").forEach(glob -> things.add(new Things.Thing(kind, new Glob(glob))));
        }
        return new Things.Some(things);
    }

    /// A grant that names nothing must say so by `all`; leaving the lists out by mistake grants nothing.
    private static void allOrSome(Values grant, Problems problems) {
        boolean all = grant.maybe("all").filter(Boolean.TRUE::equals).isPresent();
        boolean some = List.of("tools", "prompts", "resources").stream()
                .anyMatch(key -> grant.maybeTexts(key).filter(globs -> !globs.isEmpty()).isPresent());
        if (all == some) {
            problems.add(grant.lineOf(""), grant.pathOf(""), "grants either all, or what is named.");
        }
    }

    private static boolean isGlob(String pattern) {
        try {
            return !new Glob(pattern).pattern().isEmpty();
        } catch (IllegalArgumentException noGlob) {
            return false;
        }
    }
}
