package dev.gatehouse.checks.arguments;

import dev.gatehouse.checks.arguments.schema.Judgement;
import dev.gatehouse.checks.arguments.schema.Schema;
import dev.gatehouse.checks.permission.InputSchemas;
import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.ToolCheck;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Refuses tool calls whose arguments are not what the tool's approved schema says (CWE-20), or hold what it does not name (CWE-915). A tool without an
/// approved schema, or with one that cannot be held against arguments, is not called at all.
///
/// The ledger hears which keyword did not hold, and where; the caller a sentence. Held by `ArgumentsTest`.
public final class Arguments implements ToolCheck {
    private final InputSchemas approved;
    private final ReadSchemas read = new ReadSchemas();

    /// @param approved the schemas; none is read before its tool is called
    public Arguments(InputSchemas approved) {
        this.approved = approved;
    }

    @Override
    public String name() {
        return "arguments";
    }

    @Override
    public Verdict judgeTool(Call.ToolCall call) {
        Optional<InputSchema> schema = approved.of(call.facts().caller().tenant(), call.facts().route().server(), call.tool().value());
        if (schema.isEmpty()) {
            return Verdict.refuse(Code.SCHEMA_UNUSABLE, "no approved schema");
        }
        return switch (read.of(schema.get())) {
            case ReadSchemas.Read.Good(Schema good) -> judge(good, call.params());
            case ReadSchemas.Read.Bad(String detail) -> Verdict.refuse(Code.SCHEMA_UNUSABLE, detail);
        };
    }

    /// Left out, they are the empty object; written as anything else than an object they fit nothing.
    private static Verdict judge(Schema schema, JsonObject params) {
        if (params.has("arguments") && params.object("arguments").isEmpty()) {
            return Verdict.refuse(Code.ARGUMENTS_UNFIT, "type at arguments");
        }
        return switch (schema.judge(params.object("arguments").orElse(JsonObject.empty()))) {
            case Judgement.Fits _ -> Verdict.PASS;
            case Judgement.Unfit(String keyword, String path) -> Verdict.refuse(Code.ARGUMENTS_UNFIT, keyword + " at " + path);
            case Judgement.Beyond(String bound) -> Verdict.refuse(Code.CALL_TOO_LARGE, "beyond the bound on " + bound);
        };
    }
}
