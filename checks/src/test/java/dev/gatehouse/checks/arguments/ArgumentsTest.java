package dev.gatehouse.checks.arguments;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.permission.InputSchemas;
import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final String ORDER = """
        {'type':'object','required':['order'],'properties':{'order':{'type':'string','pattern':'^o-[0-9]+$'},
          'lines':{'type':'array','items':{'type':'object','properties':{'count':{'type':'integer'}}}}}}""";

    private static Verdict judge(String schema, String params) {
        return new Arguments(approving(schema)).judge(call("acme", "refund", params));
    }

    private static InputSchemas approving(String schema) {
        return (_, _, tool) -> Optional.of(new InputSchema(tool, object(schema)));
    }

    private static Call call(String tenant, String tool, String params) {
        return new Call.ToolCall(facts(person(tenant, "alice"), Names.TOOLS_CALL, false), new Call.ToolName(tool), object(params), Map.of());
    }

    private static Refusal refusal(Verdict verdict) {
        return ((Verdict.Refuse) verdict).refusal();
    }

    @Test
    void argumentsThatFitPass() {
        assertThat(judge(ORDER, "{'name':'refund','arguments':{'order':'o-17','lines':[{'count':2}]}}")).isEqualTo(Verdict.PASS);
    }

    @Test
    void theLedgerHearsWhichKeywordAndWhere() {
        Refusal refusal = refusal(judge(ORDER, "{'arguments':{'order':'o-17','lines':[{'count':2},{'count':'3'}]}}"));
        assertThat(refusal.code()).isEqualTo(Code.ARGUMENTS_UNFIT);
        assertThat(refusal.detail()).isEqualTo("type at arguments.lines[1].count");
    }

    @Test
    void nothingOfTheCallersTextIsInTheDetail() {
        Refusal unknown = refusal(judge(ORDER, "{'arguments':{'order':'o-17','lines':[{'my-secret-name':2}]}}"));
        Refusal value = refusal(judge(ORDER, "{'arguments':{'order':'my-secret-order'}}"));
        assertThat(unknown.detail()).isEqualTo("unknown-property at arguments.lines[0]");
        assertThat(value.detail()).isEqualTo("pattern at arguments.order");
    }

    @Test
    void leftOutArgumentsAreTheEmptyObject() {
        assertThat(refusal(judge(ORDER, "{}")).detail()).isEqualTo("required at arguments");
        assertThat(judge("{'type':'object'}", "{}")).isEqualTo(Verdict.PASS);
    }

    @Test
    void argumentsThatAreNoObjectFitNothing() {
        assertThat(refusal(judge("{'additionalProperties':true}", "{'arguments':[1]}")).code()).isEqualTo(Code.ARGUMENTS_UNFIT);
    }

    @Test
    void aToolWithoutAnApprovedSchemaIsNotCalled() {
        Refusal refusal = refusal(new Arguments(InputSchemas.NONE).judge(call("acme", "refund", "{}")));
        assertThat(refusal.code()).isEqualTo(Code.SCHEMA_UNUSABLE);
        assertThat(refusal.detail()).isEqualTo("no approved schema");
    }

    @Test
    void aToolWhoseSchemaCannotBeUsedIsNotCalled() {
        Refusal refusal = refusal(judge("{'type':'object','properties':{'a':{'pattern':'(?=x)y'}}}", "{'arguments':{}}"));
        assertThat(refusal.code()).isEqualTo(Code.SCHEMA_UNUSABLE);
        assertThat(refusal.detail()).isEqualTo("pattern-not-linear at #/properties/a/pattern");
    }

    @Test
    void whatWouldCostTooMuchIsRefusedAsTooLarge() {
        String nested = "{'x':".repeat(40) + "1" + "}".repeat(40);
        Refusal refusal = refusal(judge("{'additionalProperties':true}", "{'arguments':" + nested + "}"));
        assertThat(refusal.code()).isEqualTo(Code.CALL_TOO_LARGE);
        assertThat(refusal.detail()).isEqualTo("beyond the bound on depth");
    }

    @Test
    void othersThanToolCallsAreNotAsked() {
        assertThat(new Arguments(InputSchemas.NONE).judge(listing(person("acme", "alice")))).isEqualTo(Verdict.PASS);
    }

    @Test
    void eachTenantIsHeldToTheSchemaThatWasApprovedForIt() {
        InputSchemas byTenant = (tenant, _, _) -> Optional.of(new InputSchema(tenant, object("{'properties':{'of-" + tenant + "':{}}}")));
        var arguments = new Arguments(byTenant);
        assertThat(arguments.judge(call("acme", "refund", "{'arguments':{'of-acme':1}}"))).isEqualTo(Verdict.PASS);
        assertThat(refusal(arguments.judge(call("other", "refund", "{'arguments':{'of-acme':1}}"))).code()).isEqualTo(Code.ARGUMENTS_UNFIT);
    }

    @Test
    void schemasAreAskedForByTenantServerAndTool() {
        List<String> asked = new ArrayList<>();
        InputSchemas noting = (tenant, server, tool) -> {
            asked.add(tenant + " " + server + " " + tool);
            return Optional.empty();
        };
        new Arguments(noting).judge(call("acme", "refund", "{}"));
        assertThat(asked).containsExactly("acme notes refund");
    }
}
