package dev.gatehouse.checks.permission.conditions;

import static dev.gatehouse.checks.CallsForTests.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.permission.conditions.Conditions.Read;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused when a condition is read, though CEL would run it: it would be false in silence, or cost what a call decides.
class StrictnessTest {
    private static final JsonObject SCHEMA = object("""
        {'type':'object','required':['id','amount','count','status','lines','either','owner','free'],'properties':{
          'id':{'type':'string'},'amount':{'type':'number'},'count':{'type':'integer'},'urgent':{'type':'boolean'},
          'status':{'type':'string','enum':['open','closed']},'note':{'type':['string','null']},'maybe':{'anyOf':[{'type':'string'},{'type':'null'}]},
          'lines':{'type':'array','items':{'type':'object','required':['sku'],'properties':{'sku':{'type':'string'},'qty':{'type':'integer'}}}},
          'owner':{'$ref':'#/$defs/owner'},'either':{'type':['string','integer']},'free':{'type':'object'},
          'tags':{'type':'object','additionalProperties':{'type':'string'}}},
         '$defs':{'owner':{'type':'object','required':['id'],'properties':{'id':{'type':'string'},'team':{'type':'string'}}}}}""");
    private final Conditions conditions = Conditions.on(SCHEMA);

    @ParameterizedTest
    @ValueSource(strings = {
        "arguments.amount <= 100.0 && caller.tenant == arguments.id",
        "arguments.count < 5 && arguments.amount > 5",
        "has(arguments.urgent) && arguments.urgent",
        "arguments.urgent && has(arguments.urgent)",
        "!has(arguments.urgent) || !arguments.urgent",
        "has(arguments.urgent) ? arguments.urgent : true",
        "has(arguments.note) && arguments.note == 'x'",
        "has(arguments.maybe) && arguments.maybe != null",
        "arguments.status in ['open', 'closed']",
        "arguments.lines.all(line, line.sku.startsWith('a'))",
        "arguments.lines.all(line, has(line.qty) && line.qty <= 10)",
        "arguments.lines.exists(line, has(line.qty) && line.qty == 1)",
        "arguments.lines.size() <= 10",
        "arguments.owner.id == caller.name",
        "string(arguments.either) == '5'",
        "string(arguments.free.x) == '5'",
        "has(arguments.tags) && 'a' in arguments.tags && arguments.tags['a'] == 'b'",
        "arguments.id.matches('^[a-z]+$')",
        "'admin' in caller.roles || caller.groups.exists(group, group == 'staff')",
        "jwt.sub == 'alice' && mcp.tool.name == 'refund' && mcp.tool.target == 'shop' && mcp.tool.arguments.id == 'x'",
        "mcp.tool.arguments.note == 'x' && has(arguments.note)",
        "time < timestamp('2027-01-01T00:00:00Z') && time.getHours('Europe/Berlin') < 18",
        "caller.kind == 'person' && session.revision == '2025-11-25'",
        "has(session.id) && session.id != ''",
        "server.name == 'shop' && tool.name == 'refund'",
        "type(arguments.either) == string"})
    void whatIsSaidExactlyIsRead(String when) {
        assertThat(flaws(when)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
        arguments.id == 5 => cannot be held against each other
        5 == arguments.id => cannot be held against each other
        arguments.amount == 5 => write the number with a point
        arguments.count == '5' => cannot be held against each other
        arguments.count == 5.0 => write the number with a point
        5 in ['a'] => cannot be held against each other
        arguments.id in [arguments.count] => cannot be held against each other
        arguments.id in ['a', 5] => more than one type
        arguments.either == 5 => has no one type
        arguments.either != '5' => has no one type
        arguments.either in ['5'] => has no one type
        arguments.free.x == 'a' => has no one type
        arguments.free.x > 4 => has no one type
        arguments.urgent => may be missing
        arguments.urgent || has(arguments.urgent) => may be missing
        !has(arguments.urgent) && arguments.urgent => may be missing
        has(arguments.urgent) ? true : arguments.urgent => may be missing
        has(arguments.note) && arguments.maybe == 'x' => may be missing
        arguments.owner.team == 'a' => may be missing
        arguments.lines.all(line, line.qty <= 10) => may be missing
        arguments.lines[0].qty == 1 => may be missing
        session.id == 'x' => may be missing
        arguments.status == 'opne' => is never one of
        arguments.status in ['open', 'Closed'] => is never one of
        caller.kind == 'persn' => is never one of
        arguments.id.matches('[a-z]+') => begins with ^
        arguments.id.matches('^[a-z]+') => begins with ^
        arguments.id.matches('^[a-z]+\\\\$') => begins with ^
        arguments.id.matches('^[a-z$') => no pattern of RE2
        arguments.id.matches('^(a{1,1000}){1,10}$') => no pattern of RE2
        arguments.id.matches(caller.name) => write the pattern out
        arguments.id.matches('^(?=a)b$') => no pattern of RE2
        arguments.id => true or false
        arguments.free.x => true or false
        1 => true or false
        arguments.lines.all(a, arguments.lines.all(b, arguments.lines.all(c, a.sku == b.sku))) => loops in one another
        arguments.idd == 'x' => there is no idd there
        argument.id == 'x' => there is no word argument here
        caller.role == 'x' => there is no role there
        jwt.iss == 'x' => there is no iss there
        arguments.id.startWith('x') => there is no word startWith here
        arguments.id == => is not CEL here
        arguments.id == `x` => is not CEL here
        arguments.?id == 'x' => is not CEL here
        google.protobuf.Int32Value{value: 1} == 1 => there is no word
        """)
    void whatWouldBeFalseInSilenceIsRefused(String when, String said) {
        assertThat(flaws(when)).extracting(Flaw::said).anyMatch(each -> each.contains(said));
    }

    @Test
    void anUnknownWordIsToldWithItsPlaceAndTheKnownOnes() {
        assertThat(flaws("caller.tenant == 'a' &&\n  arguments.ammount > 5.0")).singleElement().satisfies(flaw -> {
            assertThat(flaw.line()).isEqualTo(2);
            assertThat(flaw.column()).isEqualTo(12);
            assertThat(flaw.slip().orElseThrow().written()).isEqualTo("ammount");
            assertThat(flaw.slip().orElseThrow().known()).contains("amount").doesNotContain("tenant");
        });
    }

    @Test
    void noFlawRepeatsWhatWasWrittenInQuotes() {
        for (String when : List.of("arguments.id == 'hunter2", "arguments.id == 'hunter2' +", "'hunter2'", "arguments.status == 'hunter2'", "5 == 'hunter2'")) {
            assertThat(flaws(when)).isNotEmpty().extracting(Flaw::said).noneMatch(said -> said.contains("hunter2"));
        }
    }

    @Test
    void aConditionThatIsTooLongOrTooDeepIsRefused() {
        assertThat(flaws("true" + " || true".repeat(1_000))).isNotEmpty();
        assertThat(flaws("(".repeat(100) + "true" + ")".repeat(100))).isNotEmpty();
        assertThat(flaws("!".repeat(4_000) + "true")).isEmpty();
        assertThat(flaws("arguments.id == " + "'a' + ".repeat(500) + "'a'")).isNotEmpty();
    }

    @Test
    void withoutASchemaEverythingButArgumentsIsJudged() {
        var untyped = Conditions.withoutSchema();
        assertThat(untyped.read("arguments.whatever == 5 && caller.name == 'x'")).isInstanceOf(Read.Good.class);
        assertThat(untyped.read("arguments.whatever == 5 && caller.nam == 'x'")).isInstanceOf(Read.Bad.class);
        assertThat(untyped.read("arguments.x.matches('a')")).isInstanceOf(Read.Bad.class);
    }

    private List<Flaw> flaws(String when) {
        return switch (conditions.read(when)) {
            case Read.Good _ -> List.of();
            case Read.Bad(var flaws) -> flaws;
        };
    }
}
