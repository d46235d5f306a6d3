package dev.gatehouse.control.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.naming.ServerName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    static final String FULL = """
            version: 1
            listen:
              address: 0.0.0.0
              port: 443
              tls: {certificate: /etc/g/chain.pem, key: /etc/g/key.pem, allowTls12: true}
              hosts: [mcp.example.com, "mcp.example.com:8443"]
              origins: ["https://app.example.com"]
              trustedProxies: [10.2.0.9, "fd00::/8"]
              publicUrl: https://mcp.example.com
            servers:
              everything:
                command: npx -y '@modelcontextprotocol/server-everything@2026.8.31'
                folders: [/srv/notes]
                environment: {NOTES_LANGUAGE: en}
                package: {version: 2026.8.31, hash: "sha256:%s"}
                allow: [apps]
                deadline: 5m
                toolDeadlines: {build: 15m}
                costs: {build: expensive}
                maxAnswer: 64KiB
              listed: {command: [node, "a b.js"]}
              remote: {url: "https://mcp.example.org/mcp"}
            issuers:
              acme:
                issuer: https://id.example.com/
                keys: https://id.example.com/jwks
                algorithms: [ES256]
                tenant: acme
                rolesClaim: roles
                groupsClaim: groups
                kind: workload
                types: [at+jwt, JWT]
                scopes: ["mcp:use"]
                introspection: {url: "https://id.example.com/introspect", clientId: gatehouse, secretFile: /etc/g/secret}
                audienceless: "their gateway cannot set audiences"
              orgs: {issuer: "https://orgs.example.com", tenantClaim: org, tenants: [a, b]}
            pins: {firstUse: ask}
            limits: {body: 1MiB, tokenLifetime: 1h, caller: {perMinute: 60}, tenant: {perDay: 5000}}
            ledger: {segmentSize: 1MiB}
            """.formatted("0".repeat(64));

    @Test
    void whatIsNotWrittenIsTheStrictChoice() {
        Settings settings = SettingsFile.defaults();
        assertThat(settings.listen()).isEqualTo(
                new Listen("127.0.0.1", 8470, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty()));
        assertThat(settings.listen().onLoopback()).isTrue();
        assertThat(settings.servers()).isEmpty();
        assertThat(settings.issuers()).isEmpty();
        assertThat(settings.limits().body()).isEqualTo(4 << 20);
        assertThat(settings.limits().caller().calls().perMinute()).isEqualTo(600);
        assertThat(settings.ledger().segmentSize()).isEqualTo(64 << 20);
    }

    /// Where others call, it is no question of what is written: the start is refused besides.
    @Test
    void firstUseIsTrustedOnLoopbackAloneUnlessSomebodyIsToBeAsked() throws SettingsWrong {
        assertThat(SettingsFile.defaults().firstUse()).isEqualTo(FirstUse.TRUSTED);
        assertThat(SettingsFile.read("x", "version: 1\npins: {firstUse: ask}").firstUse()).isEqualTo(FirstUse.ASKED);
        assertThat(SettingsFile.read("x", "version: 1\nlisten: {address: 0.0.0.0}").firstUse()).isEqualTo(FirstUse.ASKED);
        assertThat(SettingsFile.read("x", "version: 1\nlisten: {address: 0.0.0.0}\npins: {firstUse: trust}").firstUse()).isEqualTo(FirstUse.ASKED);
    }

    @Test
    void everythingThatIsWrittenArrives() throws SettingsWrong {
        Settings settings = SettingsFile.read("gatehouse.yaml", FULL);
        assertThat(settings.listen()).isEqualTo(new Listen("0.0.0.0", 443,
                Optional.of(new Listen.Tls(Path.of("/etc/g/chain.pem"), Path.of("/etc/g/key.pem"), true)),
                List.of("mcp.example.com", "mcp.example.com:8443"), List.of("https://app.example.com"),
                Optional.of(List.of("10.2.0.9", "fd00::/8")), Optional.of(URI.create("https://mcp.example.com"))));
        assertThat(settings.servers().getFirst()).isEqualTo(new Server(new ServerName("everything"),
                new Server.Hosted(List.of("npx", "-y", "@modelcontextprotocol/server-everything@2026.8.31"), List.of(Path.of("/srv/notes")),
                        Map.of("NOTES_LANGUAGE", "en"), Optional.of(new Server.Pin("2026.8.31", "sha256:" + "0".repeat(64)))),
                Set.of("apps"), Duration.ofMinutes(5), Map.of("build", Duration.ofMinutes(15)), Map.of("build", "expensive"), 64 << 10));
        assertThat(((Server.Hosted) settings.servers().get(1).source()).words()).containsExactly("node", "a b.js");
        assertThat(settings.servers().get(2).source()).isEqualTo(new Server.Remote(URI.create("https://mcp.example.org/mcp")));
        assertThat(settings.servers().get(2).maxAnswer()).isEqualTo(settings.limits().answer());
        Issuer acme = settings.issuers().getFirst();
        assertThat(acme.url()).hasToString("https://id.example.com/");
        assertThat(acme.types()).containsExactly("at+jwt", "jwt");
        assertThat(acme.kind()).isEqualTo(Issuer.Kind.WORKLOAD);
        assertThat(acme.introspection().orElseThrow().details().orElseThrow().secretFile()).isEqualTo(Path.of("/etc/g/secret"));
        assertThat(acme.audienceless()).contains("their gateway cannot set audiences");
        assertThat(settings.issuers().get(1).tenancy()).isEqualTo(new Issuer.Tenancy.ByClaim("org", Set.of("a", "b")));
        assertThat(settings.limits().tokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.limits().caller().calls().perMinute()).isEqualTo(60);
        assertThat(settings.limits().caller().calls().burst()).isEqualTo(60);
        assertThat(settings.limits().caller().calls().perDay()).isEmpty();
        assertThat(settings.limits().tenant()).contains(new Limits.Amount(600, 60, Optional.of(5000), 16));
        assertThat(settings.limits().tool()).isEmpty();
    }

    @Test
    void anEmptyListOfProxiesIsNotTheSameAsNone() throws SettingsWrong {
        assertThat(SettingsFile.read("x", "version: 1\nlisten: {trustedProxies: []}").listen().trustedProxies()).contains(List.of());
    }

    @Test
    void commandsAndVariablesAreNeverPrinted() throws SettingsWrong {
        Settings settings = SettingsFile.read("x", "version: 1\nservers: {a: {command: npx a --token hunter2, environment: {A: hunter3}}}");
        assertThat(settings.toString()).contains("npx", "+3", "[A]").doesNotContain("hunter2", "hunter3");
    }

    @Test
    void wordsOnTheCommandLineAddServers() throws SettingsWrong {
        Settings settings = SettingsFile.read("x", "version: 1\nservers: {everything: {command: npx a}}").in(ThisRun.of(List.of(
                "npx -y @modelcontextprotocol/server-everything", "mine=node 'a b.js'", "https://mcp.example.com/mcp",
                "http://127.0.0.1:3000/mcp", "other=http://localhost:3000/mcp", "node server-everything.js")));
        assertThat(settings.servers()).extracting(server -> server.name().value())
                .containsExactly("everything", "everything-2", "mine", "mcp-example-com", "at-127-0-0-1", "other", "everything-3");
        assertThat(settings.servers().get(4).source()).isEqualTo(new Server.Remote(URI.create("http://127.0.0.1:3000/mcp")));
        assertThat(settings.servers().get(1).deadline()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void wrongWordsOnTheCommandLineAreToldTogether() {
        Settings settings = SettingsFile.defaults();
        assertThatThrownBy(() -> settings.in(ThisRun.of(List.of("npx a; rm x", "My=npx a", "http://a.example.com/mcp", "a=npx a", "a=npx b",
                "FOO=bar npx a")))).isInstanceOf(SettingsWrong.class).hasMessage("""
                --server: holds ;, which only a shell understands, and no shell is asked: quote it to mean the character itself.
                --server: the name before = must be a small letter, then at most 31 small letters, digits or dashes; not all.
                --server: must be an https URL (http only to an address in digits or localhost), without user, query or fragment: \
                they may hold secrets.
                --server: the name a is taken: choose another one.
                --server: the name before = must be a small letter, then at most 31 small letters, digits or dashes; not all.""");
    }

    @Test
    void wordsOnTheCommandLineLetThroughWhatIsClosed() throws SettingsWrong {
        Settings settings = SettingsFile.read("x", "version: 1\nservers: {a: {command: npx a, allow: [apps]}}")
                .in(new ThisRun(List.of("b=npx b"), List.of("a:roots", "b:elicitation,sampling", "b:roots")));
        assertThat(settings.servers().get(0).allow()).containsExactlyInAnyOrder("apps", "roots");
        assertThat(settings.servers().get(1).allow()).containsExactlyInAnyOrder("elicitation", "sampling", "roots");
    }

    @Test
    void whatCannotBeLetThroughIsTold() {
        assertThatThrownBy(() -> SettingsFile.defaults().in(new ThisRun(List.of("notes=npx b"), List.of("roots", "nots:roots", "notes:roots,everything", "notes:"))))
                .isInstanceOf(SettingsWrong.class).hasMessage("""
                --allow: must be NAME:WORD,WORD, such as notes:elicitation,sampling.
                --allow: no server of this run is called so. Did you mean notes?
                --allow: what can be allowed is apps, elicitation, sampling, roots.
                --allow: what can be allowed is apps, elicitation, sampling, roots.""");
    }

    @Test
    void anotherPortIsCheckedLikeTheFile() throws SettingsWrong {
        assertThat(SettingsFile.defaults().onPort(0).listen().port()).isZero();
        assertThatThrownBy(() -> SettingsFile.defaults().onPort(70_000)).isInstanceOf(SettingsWrong.class);
    }

    @Test
    void filesThatCannotBeReadAreSettingsThatAreWrong(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("no.yaml"))).isInstanceOf(SettingsWrong.class).hasMessageContaining("is not there");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9});
        assertThatThrownBy(() -> SettingsFile.read(latin)).isInstanceOf(SettingsWrong.class).hasMessage("latin.yaml: is not UTF-8.");
        Path open = Files.writeString(folder.resolve("open.yaml"), "version: 1");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> SettingsFile.read(open)).isInstanceOf(SettingsWrong.class).hasMessageContaining("chmod o-w");
    }
}
