package dev.gatehouse.control.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    private static final String COMPLETE = """
            version: 1
            listen:
              address: 0.0.0.0
              tls: {certificate: /etc/g/c.pem, key: /etc/g/k.pem}
              publicUrl: https://mcp.example.com
              trustedProxies: []
            servers:
              a:
                command: npx a@1.2.3
                package: {version: 1.2.3, hash: "sha256:%s"}
              b: {url: "https://b.example.com/mcp"}
            issuers: {acme: {issuer: "https://id.example.com", tenant: acme}}
            """.formatted("0".repeat(64));
    private static final Grant NARROW = grant(new Things.Some(List.of(new Things.Thing(Things.Kind.TOOL, new Glob("notes.*")))));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "\"::1\""})
    void onLoopbackNothingIsAskedFor(String address) throws SettingsWrong {
        assertThat(judge("version: 1\nlisten: {address: " + address + "}", List.of(grant(new Things.All())))).isEqualTo(new Exposure.Loopback());
    }

    @Test
    void whereEverythingIsWrittenOthersMayReachIt() throws SettingsWrong {
        assertThat(judge(COMPLETE, List.of(NARROW))).isEqualTo(new Exposure.Allowed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "  tls: {certificate: /etc/g/c.pem, key: /etc/g/k.pem}||listen.tls",
        "  publicUrl: https://mcp.example.com||listen.publicUrl",
        "https://mcp.example.com|http://127.0.0.1:80|listen.publicUrl",
        "  trustedProxies: []||listen.trustedProxies",
        "issuers: {acme: {issuer: \"https://id.example.com\", tenant: acme}}||issuers",
        "https://id.example.com|http://127.0.0.1:9/|issuers",
        "https://b.example.com/mcp|http://10.0.0.1:3000/mcp|servers.b.url"}, ignoreLeadingAndTrailingWhitespace = false)
    void anyOneThingThatIsMissingIsNamed(String from, String to, String missing) throws SettingsWrong {
        assertThat(COMPLETE).contains(from);
        assertThat(missing(judge(COMPLETE.replace(from, to == null ? "" : to), List.of(NARROW)))).singleElement().asString().startsWith(missing);
    }

    @Test
    void aServerWithoutPinIsNamed() throws SettingsWrong {
        String loose = COMPLETE.replaceAll(" +package: .*\n", "");
        assertThat(missing(judge(loose, List.of()))).containsExactly("servers.a.package: the exact version and hash of what the command runs.");
    }

    @Test
    void wildcardGrantsAreNamedByTheirCommand() throws SettingsWrong {
        var star = grant(new Things.Some(List.of(new Things.Thing(Things.Kind.TOOL, new Glob("*")))));
        assertThat(missing(judge(COMPLETE, List.of(grant(new Things.All()), NARROW, star)))).hasSize(2)
                .allSatisfy(said -> assertThat(said).contains("grant add --caller me --tenant acme --server a"));
    }

    @Test
    void whatOthersMayCallIsNotTrustedAtFirstSight() throws SettingsWrong {
        assertThat(missing(judge(COMPLETE + "pins: {firstUse: trust}\n", List.of(NARROW)))).singleElement()
                .isEqualTo("pins.firstUse: ask, or nothing. Where others call, an operator approves what servers offer.");
        assertThat(judge(COMPLETE + "pins: {firstUse: ask}\n", List.of(NARROW))).isEqualTo(new Exposure.Allowed());
        assertThat(judge("version: 1\npins: {firstUse: trust}", List.of())).isEqualTo(new Exposure.Loopback());
    }

    @Test
    void policiesThatGrantEverythingUnaskedAreNamed() throws SettingsWrong {
        var all = new Policy("all", "acme", Optional.empty(), new ServerName("a"), new Glob("*"), Optional.empty());
        var asked = new Policy("asked", "acme", Optional.empty(), new ServerName("a"), new Glob("*"), Optional.of("caller.name == 'x'"));
        assertThat(missing(Exposure.judge(SettingsFile.read("gatehouse.yaml", COMPLETE), List.of(), List.of(all, asked)))).singleElement()
                .isEqualTo("A policy that names its tools, or has a condition, instead of all.");
    }

    @Test
    void everythingThatIsMissingIsListedAtOnce() throws SettingsWrong {
        String bare = "version: 1\nlisten: {address: \"::\"}\nservers: {a: {command: npx a}}";
        assertThat(missing(judge(bare, List.of(grant(new Things.All()))))).hasSize(6);
    }

    private static Grant grant(Things things) {
        return new Grant("acme", new Subject.Named("me"), new ServerName("a"), things);
    }

    private static Exposure judge(String yaml, Collection<Grant> grants) throws SettingsWrong {
        return Exposure.judge(SettingsFile.read("gatehouse.yaml", yaml), grants, List.of());
    }

    private static List<String> missing(Exposure exposure) {
        return exposure instanceof Exposure.Refused(List<String> missing) ? missing : List.of();
    }
}
