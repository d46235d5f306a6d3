package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `policy test` and `policy explain` in a home where nothing runs.
class PolicyVerbTest {
    private static final String POLICIES = """
        - id: small
          for: {tenant: acme, role: support}
          server: shop
          tool: refund
          when: caller.kind == 'person' && arguments.amount <= 100.0
        """;
    private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"amount\"],\"properties\":{\"amount\":{\"type\":\"number\"}}}";
    @TempDir
    Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws Exception {
        write("policies/shop.yaml", POLICIES);
        write("policies/tests/shop.refund.json", SCHEMA);
    }

    @Test
    void testsThatHoldAreCountedAndOneThatFallsIsToldWithWhatWasMissing() throws Exception {
        write("policies/tests/shop.yaml", test("sam", "50", "granted") + "  by: small\n" + test("sam", "5000", "refused") + test("sam", "100.5", "granted"));
        assertThat(run("policy", "test")).isEqualTo(Exit.NO);
        assertThat(out.toString()).isEqualTo("policies/tests/shop.yaml:6: expected granted, was refused: policy small: arguments.amount <= 100.0 false "
            + "(arguments.amount: a number)\n2 held, 1 fell.\n");
    }

    @Test
    void allThatHoldIsZero() throws Exception {
        write("policies/tests/shop.yaml", test("sam", "50", "granted") + test("sam", "'50'", "refused"));
        assertThat(run("policy", "test")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).isEqualTo("2 held, 0 fell.\n");
    }

    @Test
    void explainTellsEveryCallPartByPart() throws Exception {
        write("policies/tests/shop.yaml", test("sam", "50", "granted") + test("sam, kind: workload", "5000", "refused"));
        assertThat(run("policy", "explain")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).isEqualTo("policies/tests/shop.yaml:1: granted by small\npolicies/tests/shop.yaml:3: refused: policy small: "
            + "caller.kind == \"person\" false (caller.kind: a text of 8), arguments.amount <= 100.0 false (arguments.amount: a number)\n");
        assertThat(run("policy", "explain", "policies/tests/shop.yaml:3", "--json")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("\"held\": true").doesNotContain("granted by");
    }

    @Test
    void withoutTheToolsSchemaAConditionOnArgumentsGrantsNothing() throws Exception {
        write("policies/tests/shop.yaml", test("sam", "50", "granted"));
        Files.delete(folder.resolve("policies/tests/shop.refund.json"));
        assertThat(run("policy", "test")).isEqualTo(Exit.NO);
        assertThat(out.toString()).contains("does not fit the tool's schema, or that is not approved");
    }

    @Test
    void whatIsWrongInPoliciesOrTestsIsToldByItsPlace() throws Exception {
        write("policies/tests/shop.yaml", test("sam", "50", "grant"));
        assertThat(run("policy", "test")).isEqualTo(Exit.SETTINGS);
        assertThat(err.toString()).contains("policies/tests/shop.yaml:2: [0].expect: must be one of granted, refused. Did you mean granted?");
        write("policies/shop.yaml", POLICIES.replace("caller.kind", "caller.kid"));
        assertThat(run("policy", "test")).isEqualTo(Exit.SETTINGS);
        assertThat(err.toString()).contains("policies/shop.yaml:5: [0].when: column 15: there is no kid there. Did you mean kind?");
    }

    private static String test(String caller, String amount, String expect) {
        return "- call: {tenant: acme, caller: " + caller + ", roles: [support], server: shop, tool: refund, arguments: {amount: " + amount + "}}\n  expect: " + expect + "\n";
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = Stream.concat(Arrays.stream(words), Stream.of("--home", folder.toString())).toArray(String[]::new);
        return Gatehouse.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
