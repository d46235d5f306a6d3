package dev.gatehouse.checks.permission;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.person;
import static dev.gatehouse.checks.CallsForTests.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final InputSchema REFUND = new InputSchema("1", object("""
        {'type':'object','required':['order','amount'],'properties':{
          'order':{'type':'string'},'amount':{'type':'number'},'items':{'type':'integer'},'note':{'type':['string','null']},
          'owner':{'type':'object','required':['id'],'properties':{'id':{'type':'string'}}},
          'lines':{'type':'array','items':{'type':'integer'}},'free':{}}}"""));
    private final Caller alice = person("acme", "alice");
    private final List<Policy> policies = new ArrayList<>();

    @Test
    void aConditionOnArgumentsGrantsTheCallsForWhichItIsTrue() {
        add("small", "arguments.amount <= 100.0");
        assertThat(ruling("{'order':'a','amount':100}")).isEqualTo(new Ruling.Granted("small"));
        assertThat(ruling("{'order':'a','amount':100.5}")).isInstanceOf(Ruling.NotGranted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
        caller.name == 'alice' && caller.tenant == 'acme'                   => true
        caller.name == 'bob'                                                => false
        'reader' in caller.roles && 'staff' in caller.groups                => true
        caller.scopes.size() == 0                                           => true
        caller.kind == 'workload'                                           => false
        server.name == 'notes' && tool.name == 'refund'                     => true
        jwt.sub == 'alice' && mcp.tool.target == 'notes'                    => true
        mcp.tool.arguments.amount == 5.0 && mcp.tool.arguments.order == 'a' => true
        arguments.owner.id == caller.name                                   => may be missing
        has(arguments.owner) && arguments.owner.id == caller.name           => true
        has(arguments.note)                                                 => true
        has(arguments.note) && arguments.note == null                       => true
        has(arguments.items)                                                => false
        !has(arguments.items) || arguments.items < 10                       => true
        has(arguments.lines) && arguments.lines.all(line, line < 4)         => true
        has(arguments.lines) && arguments.lines.exists(line, line == 4)     => false
        time.getHours() == 12                                               => true
        time < timestamp('2026-11-25T12:00:00Z')                            => false
        session.revision == '2025-11-25' && !has(session.id)                => true
        arguments.order.matches('^[a-z]$')                                  => true
        arguments.order.matches('^[b-z]$')                                  => false
        """)
    void factsAreWhatTheCallSays(String when, String expected) {
        add("one", when);
        String arguments = "{'order':'a','amount':5,'note':null,'owner':{'id':'alice','more':1},'lines':[1,2,3]}";
        assertThat(ruling(arguments) instanceof Ruling.Granted).as(ruling(arguments).toString()).isEqualTo(expected.equals("true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'amount':'5'}", "{'amount':[5]}", "{'amount':null}", "{'amount':true}", "{'amount':{'$ne':1}}", "{'amount':-0}", "{'amount':-0.0}", "{}",
        "{'items':1.0,'amount':1}", "{'items':1e0,'amount':1}", "{'items':'1','amount':1}", "{'items':-0,'amount':1}", "{'items':9007199254740994,'amount':1}"})
    void anArgumentOfAnotherKindIsNothingThatWasGranted(String arguments) {
        add("amount", "arguments.amount <= 100.0 && (!has(arguments.items) || arguments.items <= 9000000000000000000)");
        assertThat(ruling(arguments)).isInstanceOf(Ruling.NotGranted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / (arguments.lines.size() - 1) == 1", "arguments.lines[5] == 1", "int(arguments.order) == 5", "string(arguments.free) == 'x'",
        "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].all(a, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].all(b, arguments.lines.size() < a * b * 100000 || true) || true) && arguments.order == 'x'",
        "9223372036854775807 + arguments.lines.size() > 0"})
    void anErrorGrantsNothing(String when) {
        add("one", "has(arguments.lines) && has(arguments.free) && (" + when + ")");
        assertThat(ruling("{'order':'a','amount':5,'lines':[1],'free':[]}")).isInstanceOf(Ruling.NotGranted.class);
    }

    @Test
    void aLoopThatACallMakesLongIsCutOff() {
        add("all", "has(arguments.lines) && arguments.lines.all(a, arguments.lines.all(b, a != b || a == b))");
        assertThat(ruling("{'order':'a','amount':5,'lines':" + IntStream.range(0, 20).boxed().toList() + "}")).isInstanceOf(Ruling.Granted.class);
        assertThat(ruling("{'order':'a','amount':5,'lines':" + IntStream.range(0, 2_000).boxed().toList() + "}"))
            .isInstanceOf(Ruling.NotGranted.class);
    }

    @Test
    void aLoopIsNotAskedAboutMoreThanItMayReadAtEachStep() {
        add("loop", "has(arguments.lines) && arguments.lines.all(a, a < 4) && arguments.order.size() > 0");
        String order = "x".repeat(40_000);
        assertThat(ruling("{'order':'x','amount':5,'lines':[1]}")).isInstanceOf(Ruling.Granted.class);
        assertThat(ruling("{'order':'" + order + "','amount':5,'lines':[1]}")).asString().contains("loops over more than 32 KiB of arguments");
        add("plain", "arguments.order.size() > 0");
        assertThat(ruling("{'order':'" + order + "','amount':5,'lines':[1]}")).isEqualTo(new Ruling.Granted("plain"));
    }

    @Test
    void aConditionOnArgumentsGrantsNothingWhereNoSchemaIsApproved() {
        add("small", "arguments.amount <= 100.0");
        add("mine", "caller.name == 'alice' && tool.name == 'other'");
        assertThat(new Policies(policies, InputSchemas.NONE, () -> NOON).rule(call(alice, "refund", "{'amount':1}"))).isInstanceOf(Ruling.NotGranted.class);
        assertThat(new Policies(policies, InputSchemas.NONE, () -> NOON).rule(call(alice, "other", "{}"))).isEqualTo(new Ruling.Granted("mine"));
    }

    @Test
    void aConditionThatDoesNotFitTheToolGrantsNothingAndOthersGoOn() {
        add("unfit", "arguments.ammount <= 100.0");
        assertThat(ruling("{'order':'a','amount':1}")).asString().contains("does not fit the tool's schema");
        add("fit", "arguments.amount <= 100.0");
        assertThat(ruling("{'order':'a','amount':1}")).isEqualTo(new Ruling.Granted("fit"));
    }

    @Test
    void aPolicyIsForItsTenantSubjectServerAndToolsAlone() {
        policies.add(new Policy("role", "acme", new Subject.Role("reader"), "notes", "refund"::equals, Optional.empty()));
        assertThat(rules().rule(call(alice, "refund", "{}"))).isEqualTo(new Ruling.Granted("role"));
        assertThat(rules().rule(call(alice, "refunds", "{}"))).isEqualTo(Ruling.BY_NOTHING);
        assertThat(rules().rule(call(person("other", "alice"), "refund", "{}"))).isEqualTo(Ruling.BY_NOTHING);
        assertThat(rules().rule(call(new Caller.Anonymous("acme"), "refund", "{}"))).isEqualTo(Ruling.BY_NOTHING);
        assertThat(rules().reach(alice, "notes")).isTrue();
        assertThat(rules().reach(alice, "shop")).isFalse();
        assertThat(rules().reach(person("other", "alice"), "notes")).isFalse();
    }

    @Test
    void everySubjectIsWhoItSays() {
        assertThat(new Subject.Named("alice").is(alice)).isTrue();
        assertThat(new Subject.Named("reader").is(alice)).isFalse();
        assertThat(new Subject.Group("staff").is(alice)).isTrue();
        assertThat(new Subject.Group("reader").is(alice)).isFalse();
        assertThat(new Subject.Everybody().is(alice)).isTrue();
        assertThat(new Subject.Everybody().is(new Caller.Anonymous("acme"))).isFalse();
    }

    @Test
    void aListingShowsWhatAPolicyMayGrantAndHidesWhatItNeverWill() {
        policies.add(policy("args", "caller.name == 'alice' && arguments.amount <= 100.0", "refund"::equals));
        policies.add(policy("night", "time.getHours() > 20", "night"::equals));
        policies.add(policy("bobs", "caller.name == 'bob' && arguments.amount <= 100.0", "bobs"::equals));
        var review = new GrantedListing(grants());
        var replaced = (Finding.Replace) review.examine(listing(alice), result("{'tools':[{'name':'refund'},{'name':'night'},{'name':'bobs'},{'name':'none'}]}"));
        assertThat(new String(((Success) replaced.safer()).result().bytes())).isEqualTo("{\"tools\":[{\"name\":\"refund\"},{\"name\":\"night\"}]}");
    }

    @Test
    void aRefusalTellsTheLedgerWhatWasMissingAndNoValue() {
        add("small", "arguments.amount <= 100.0 && arguments.order == 'a' && caller.tenant == 'acme'");
        add("big", "caller.name == 'bob' && has(arguments.note)");
        var refused = (Verdict.Refuse) new Permission(grants()).judge(call(alice, "refund", "{'order':'hunter2','amount':123456.5}"));
        assertThat(refused.refusal().code()).isEqualTo(Code.TOOL_NOT_GRANTED);
        assertThat(refused.refusal().detail()).isEqualTo("no grant in settings 7; policy small: arguments.amount <= 100.0 false (arguments.amount: a number), "
            + "arguments.order == \"a\" false (arguments.order: a text of 7); policy big: caller.name == \"bob\" false (caller.name: a text of 5), "
            + "has(arguments.note) false (arguments.note: missing)");
    }

    @Test
    void aGrantStillGrantsWithoutAnyPolicy() {
        add("never", "caller.name == 'bob'");
        assertThat(new Permission(grants()).judge(call(alice, "granted", "{}"))).isEqualTo(Verdict.PASS);
    }

    private Grants grants() {
        return new Grants() {
            @Override
            public boolean reaches(Caller caller, String server) {
                return true;
            }

            @Override
            public boolean allows(Caller caller, String server, Thing thing, String name) {
                return name.equals("granted");
            }

            @Override
            public boolean mayAllow(Caller caller, String server, String tool) {
                return allows(caller, server, Thing.TOOL, tool) || rules().mayGrant(caller, server, tool);
            }

            @Override
            public Ruling rule(Call.ToolCall call) {
                return allows(call.facts().caller(), "notes", Thing.TOOL, call.tool().value()) ? Ruling.BY_GRANT : rules().rule(call);
            }

            @Override
            public long version() {
                return 7;
            }
        };
    }

    private void add(String id, String when) {
        policies.add(policy(id, when, _ -> true));
    }

    private static Policy policy(String id, String when, Predicate<String> tools) {
        return new Policy(id, "acme", new Subject.Everybody(), "notes", tools, Optional.of(when));
    }

    private Policies rules() {
        return new Policies(policies, (_, _, tool) -> tool.equals("refund") ? Optional.of(REFUND) : Optional.empty(), () -> NOON);
    }

    private Ruling ruling(String arguments) {
        return rules().rule(call(alice, "refund", arguments));
    }

    private static Call.ToolCall call(Caller caller, String tool, String arguments) {
        return new Call.ToolCall(facts(caller, Names.TOOLS_CALL, false), new Call.ToolName(tool), object("{'arguments':" + arguments + "}"), Map.of());
    }
}
