package dev.gatehouse.control.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.snapshot.SnapshotRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");
    private static final SigningKey KEY = SigningKey.generate();
    private static final LocalKey LOCAL = new LocalKey("a-key", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE" + "A".repeat(85) + "A==");
    private static final Pin TOOL = new Pin("acme", new ServerName("everything"), Pin.Kind.TOOL, "notes.search", "d".repeat(64));
    private static final Pin SERVER = new Pin("acme", new ServerName("remote"), Pin.Kind.SERVER, "", "e".repeat(64));
    private static final String YAML = """
            version: 1
            listen: {hosts: [mcp.example.com], tls: {certificate: /etc/g/c.pem, key: /etc/g/k.pem}, trustedProxies: []}
            servers:
              everything:
                command: npx -y everything@1.2.3 --token hunter2
                environment: {SECRETIVE: hunter3}
                folders: [/srv/notes]
                package: {version: 1.2.3, hash: "sha256:%s"}
                allow: [apps]
              remote: {url: "https://upstream.example.org/mcp", deadline: 5s, toolDeadlines: {build: 9s}, costs: {drop: destructive}, maxAnswer: 1000KiB}
            issuers:
              acme:
                issuer: https://id.example.com
                tenant: acme
                introspection: {url: "https://id.example.com/introspect", clientId: gatehouse, secretFile: /etc/g/secret}
              orgs: {issuer: "https://orgs.example.com", tenantClaim: org, tenants: [a, b], kind: workload}
            limits: {tokenLifetime: 90m, caller: {perDay: 100}, tenant: {}, tool: {atOnce: 3}, destructive: {perDay: 5}}
            ledger: {segmentSize: 1MiB}
            """.formatted("a".repeat(64));

    static Snapshot whole(long version) {
        try {
            return Snapshot.of(version, NOW, "0123456789abcdef0123456789abcdef", URI.create("http://127.0.0.1:8470"),
                    SettingsFile.read("gatehouse.yaml", YAML), new Access(register(), policies(), approvals(), objects()), List.of(LOCAL)).with(List.of(TOOL, SERVER));
        } catch (SettingsWrong impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Policy> policies() {
        return List.of(new Policy("small", "acme", Optional.of(new Subject.Role("support")), new ServerName("notes"), new Glob("refund*"),
                        Optional.of("arguments.amount <= 100.0\n&& caller.name != \"x\"")),
                new Policy("all", "local", Optional.empty(), new ServerName("notes"), new Glob("*"), Optional.empty()));
    }

    private static Approvals approvals() {
        var caller = new Decision.Caller("acme", "zoë", "orgs", true);
        return new Approvals(List.of(new ApprovalRule("pay", "acme", Optional.of(new Subject.Group("clerks")), new ServerName("remote"), new Glob("pay*"), true, Duration.ofHours(1)),
            new ApprovalRule("all", "acme", Optional.empty(), new ServerName("remote"), new Glob("*"), false, Duration.ofMinutes(10))),
            List.of(new Decision("b".repeat(16), caller, new ServerName("remote"), "pay", "f".repeat(64), true, NOW.plusSeconds(600)),
                new Decision("a".repeat(16), caller, new ServerName("remote"), "pay", "0".repeat(64), false, NOW)));
    }

    private static List<ObjectMarks> objects() {
        return List.of(
            new ObjectMarks(new ServerName("remote"), ObjectMarks.Kind.TOOL, "get", "warn", true, true,
                Map.of("a[].id", new ObjectMarks.Argument(Optional.of("note"), Optional.of("caller.name"), Optional.of("n://{id}"), true)),
                Map.of("picked", new ObjectMarks.Argument(Optional.of("note"), Optional.empty(), Optional.empty(), false)), List.of("z", "b.c"),
                Map.of("id", "note"), Map.of("owner", "caller.tenant")),
            new ObjectMarks(new ServerName("notes"), ObjectMarks.Kind.LISTING, "resources", "enforce", false, false, Map.of(), Map.of(), List.of(), Map.of(), Map.of()));
    }

    private static Register register() {
        var things = new Things.Some(List.of(new Things.Thing(Things.Kind.TOOL, new Glob("notes.*")),
                new Things.Thing(Things.Kind.RESOURCE, new Glob("notes://*"))));
        return Register.EMPTY
                .add(new CallerName("local", "me")).after()
                .add(new CallerName("acme", "gone")).after()
                .grant(new Grant("local", new Subject.Named("me"), new ServerName("everything"), new Things.All())).after()
                .grant(new Grant("acme", new Subject.Role("staff"), new ServerName("remote"), things)).after()
                .grant(new Grant("acme", new Subject.Group("a b"), new ServerName("remote"), things)).after()
                .revoke(new CallerName("acme", "gone"), NOW).after()
                .revokeToken("t-1", NOW.plusSeconds(60), NOW).after()
                .revokeIssuer("orgs", NOW).after();
    }

    @Test
    void aSnapshotComesBackAsItWas() throws SnapshotRefused {
        Snapshot whole = whole(7);
        assertThat(Snapshot.decode(whole.encode())).isEqualTo(whole);
        assertThat(whole.created()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Zone.class)
    void soDoesEveryZonesPart(Zone zone) throws SnapshotRefused {
        Snapshot cut = whole(7).cutFor(zone);
        assertThat(Snapshot.decode(cut.encode())).isEqualTo(cut);
        assertThat(cut.zone()).contains(zone);
        assertThat(cut.version()).isEqualTo(7);
    }

    @Test
    void routesStandUnderTheEndpointOrThePublicUrl() throws Exception {
        assertThat(whole(1).routes()).extracting(route -> route.url().toString())
                .containsExactly("http://127.0.0.1:8470/mcp/everything", "http://127.0.0.1:8470/mcp/remote");
        assertThat(whole(1).route(new ServerName("remote")).orElseThrow().reached()).isEqualTo(Route.Reached.REMOTE);
        var open = SettingsFile.read("x", "version: 1\nlisten: {publicUrl: \"https://mcp.example.com/\"}\nservers: {a: {command: npx a}}");
        var snapshot = Snapshot.of(1, NOW, "home", URI.create("http://127.0.0.1:1"), open, new Access(Register.EMPTY), List.of());
        assertThat(snapshot.routes().getFirst().url()).hasToString("https://mcp.example.com/mcp/a");
        assertThat(snapshot.all()).hasValue(URI.create("https://mcp.example.com/mcp"));
    }

    /// What each zone must never be told, found by its bytes.
    @Test
    void zonesAreToldNoMoreThanTheyNeed() {
        assertThat(told(Zone.GATE)).contains("everything", "staff", "t-1", "hosts", "notes.search", "firstUse\":\"trust").doesNotContain("hunter", "npx", "upstream.example.org",
                "/introspect", "/etc/g/secret", "clientId", "/srv/notes", "segmentSize", "SECRETIVE");
        assertThat(told(Zone.BROKER)).contains("upstream.example.org", "/introspect", "/etc/g/secret").doesNotContain("hunter", "npx",
                "staff", "t-1", "/etc/g/k.pem", "everything", "segmentSize", "notes.search", "firstUse\":\"trust");
        assertThat(told(Zone.KEEPER)).contains("npx", "hunter2", "/srv/notes").doesNotContain("upstream.example.org", "staff", "t-1",
                "id.example.com", "/etc/g/k.pem", "localKeys\":[{", "notes.search");
        assertThat(told(Zone.RECORDER)).contains("segmentSize").doesNotContain("everything", "remote\":", "staff", "example", "hunter", "tokenLifetime", "notes.search");
        assertThat(whole(1).cutFor(Zone.GATE).issuers().getFirst().introspection()).isPresent();
    }

    private static String told(Zone zone) {
        return new String(whole(1).cutFor(zone).encode(), StandardCharsets.UTF_8);
    }

    @Test
    void argumentsAndVariablesAreNotPrinted() {
        assertThat(whole(1).toString()).doesNotContain("hunter");
        assertThat(KEY.toString()).hasSizeLessThan(40);
    }

    @Test
    void anySingleBitThatIsFlippedIsFound() throws SnapshotRefused {
        byte[] good = Signed.by(KEY, whole(1).cutFor(Zone.RECORDER)).encode();
        assertThat(Signed.decode(good).open(KEY.publicKey()).version()).isEqualTo(1);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> Signed.decode(bad).open(KEY.publicKey())).as("byte %s", i).isInstanceOf(SnapshotRefused.class);
        }
    }

    @Test
    void cutAndLongerFormsAreFound() {
        byte[] good = Signed.by(KEY, whole(1).cutFor(Zone.RECORDER)).encode();
        for (int length = 0; length < good.length; length += 7) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Signed.decode(cut).open(KEY.publicKey())).isInstanceOf(SnapshotRefused.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> Signed.decode(longer).open(KEY.publicKey())).isInstanceOf(SnapshotRefused.class);
    }

    @Test
    void anotherHousesSignatureIsNone() {
        var other = SigningKey.generate();
        assertThat(refusal(() -> Signed.by(other, whole(1)).open(KEY.publicKey()))).isEqualTo(Reason.WRONG_KEY);
    }

    /// A no that somebody without the office's key makes a yes of, and a yes for other arguments.
    @Test
    void anAnswerThatTheOfficeDidNotSignIsNone() throws SnapshotRefused {
        byte[] signed = signed(1).encode();
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        String agreed = text.replace("\"agreed\":false", "\"agreed\":true");
        String other = text.replace("\"digest\":\"" + "f".repeat(64), "\"digest\":\"" + "e".repeat(64));
        for (String forged : List.of(agreed, other)) {
            assertThat(forged).isNotEqualTo(text);
            Signed offered = Signed.decode(forged.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(refusal(() -> offered.open(KEY.publicKey()))).isEqualTo(Reason.WRONG_SIGNATURE);
        }
        assertThat(Signed.decode(signed).open(KEY.publicKey()).access().orElseThrow().approvals().decisions()).extracting(Decision::agreed).containsExactly(false, true);
    }

    @Test
    void onlyTheOneFormOfASnapshotIsRead() {
        String text = new String(whole(1).encode(), StandardCharsets.UTF_8);
        for (String other : List.of(text + "\n", text.replace("\"version\":1", "\"version\": 1"), text.replace("\"24h\"", "\"1d\""),
                text.replace("\"localKeys\"", "\"other\":1,\"localKeys\""), text.replace("\"format\":1", "\"format\":2"),
                text.replace("\"format\":1,", "\"format\":1,\"format\":1,"), text.replace("\"90m\"", "\"5400s\""))) {
            if (!other.equals(text)) {
                assertThat(refusal(() -> Snapshot.decode(other.getBytes(StandardCharsets.UTF_8)))).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @Test
    void onePinIsAboutOneThingAndInItsPlace() {
        String text = new String(whole(1).with(List.of(TOOL)).encode(), StandardCharsets.UTF_8);
        String pin = text.substring(text.indexOf("\"pins\":[") + 8, text.indexOf(']', text.indexOf("\"pins\":[")));
        String other = pin.replace("dddd", "cccc");
        for (String bad : List.of(pin + "," + pin, pin + "," + other, other + "," + pin, pin.replace("dddd", "DDDD"), pin.replace("notes.search", ""),
                pin.replace("notes.search", "notes search"), pin.replace("acme", "Acme"), pin.replace("\"everything\"", "\"all\""))) {
            byte[] changed = text.replace(pin, bad).getBytes(StandardCharsets.UTF_8);
            assertThat(refusal(() -> Snapshot.decode(changed))).as(bad).isEqualTo(Reason.MALFORMED);
        }
        assertThat(whole(1).with(List.of(SERVER, TOOL)).pins()).containsExactly(TOOL, SERVER);
    }

    @Test
    void theLastGoodOneIsKeptAndNeverGoesBack(@TempDir Path folder) throws Exception {
        var zone = LastGood.open(folder, Zone.GATE, KEY.publicKey());
        assertThat(zone.current()).isEmpty();
        assertThat(zone.accept(signed(3))).isEqualTo(whole(3).cutFor(Zone.GATE));
        assertThat(zone.accept(signed(3)).version()).isEqualTo(3);
        assertThat(refusal(() -> zone.accept(signed(2)))).isEqualTo(Reason.ROLLED_BACK);
        assertThat(zone.accept(signed(5)).version()).isEqualTo(5);
        var later = LastGood.open(folder, Zone.GATE, KEY.publicKey());
        assertThat(later.current()).contains(whole(5).cutFor(Zone.GATE));
        assertThat(refusal(() -> later.accept(signed(4)))).isEqualTo(Reason.ROLLED_BACK);
        assertThat(later.current().orElseThrow().version()).isEqualTo(5);
    }

    @Test
    void anotherSnapshotOfTheSameVersionIsRefused(@TempDir Path folder) throws Exception {
        var zone = LastGood.open(folder, Zone.GATE, KEY.publicKey());
        zone.accept(signed(3));
        var settings = SettingsFile.defaults();
        var other = Snapshot.of(3, NOW, "home", URI.create("http://127.0.0.1:1"), settings, new Access(Register.EMPTY), List.of()).cutFor(Zone.GATE);
        assertThat(refusal(() -> zone.accept(Signed.by(KEY, other)))).isEqualTo(Reason.ROLLED_BACK);
    }

    @Test
    void anotherZonesPartIsRefused(@TempDir Path folder) throws Exception {
        var zone = LastGood.open(folder, Zone.GATE, KEY.publicKey());
        assertThat(refusal(() -> zone.accept(Signed.by(KEY, whole(1).cutFor(Zone.KEEPER))))).isEqualTo(Reason.WRONG_ZONE);
        assertThat(refusal(() -> zone.accept(Signed.by(KEY, whole(1))))).isEqualTo(Reason.WRONG_ZONE);
    }

    @Test
    void aKeptSnapshotThatWasChangedIsNotStartedWith(@TempDir Path folder) throws Exception {
        LastGood.open(folder, Zone.GATE, KEY.publicKey()).accept(signed(3));
        Path file = folder.resolve("snapshot.signed");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(refusal(() -> LastGood.open(folder, Zone.GATE, KEY.publicKey()))).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void aKeyIsMadeOnceAndItsHalvesBelongTogether(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("snapshot.key");
        var key = SigningKey.loadOrCreate(file);
        assertThat(SigningKey.loadOrCreate(file).publicKey()).isEqualTo(key.publicKey());
        assertThat(PublicKeys.fromText(PublicKeys.text(key.publicKey()))).isEqualTo(key.publicKey());
        String text = Files.readString(file);
        Files.writeString(file, text.replace(text.split("\n", -1)[2], Base64.getEncoder().encodeToString(KEY.publicKey().getEncoded())));
        assertThatThrownBy(() -> SigningKey.loadOrCreate(file)).isInstanceOf(IOException.class);
        Files.writeString(file, "");
        assertThatThrownBy(() -> SigningKey.loadOrCreate(file)).isInstanceOf(IOException.class);
    }

    @Test
    void theCanonicalFormDoesNotDependOnTheOrderOfMaps() {
        assertThat(Json.canonical(Json.object("b", 1, "a", List.of(true)))).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":[true],\"b\":1}");
    }

    private static Signed signed(long version) {
        return Signed.by(KEY, whole(version).cutFor(Zone.GATE));
    }

    private static Reason refusal(ThrowingCallable tried) {
        return Optional.ofNullable(catchThrowableOfType(SnapshotRefused.class, tried)).orElseThrow(() -> new AssertionError("accepted")).reason();
    }
}
