package dev.gatehouse.checks.arguments.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What fits a tool's schema and what does not, beyond JSON Schema and within it: `strict.jsonl`, one schema a line.
class NamingTest {
    @TestFactory
    Stream<DynamicTest> eachSchemaSaysWhatIsWrittenBesideIt() {
        return Schemas.lines("strict.jsonl").stream().map(line -> DynamicTest.dynamicTest(line.text("about").orElseThrow(), () -> holds(line)));
    }

    private static void holds(JsonObject line) throws Unusable {
        Schema schema = Schema.of(line.object("schema").orElseThrow());
        for (Json fitting : line.array("fits").orElseThrow().values()) {
            assertThat(Schemas.said(schema.judge((JsonObject) fitting))).as(new String(fitting.bytes())).isEqualTo("fits");
        }
        for (Json each : line.array("unfit").orElseThrow().values()) {
            JsonArray unfit = (JsonArray) each;
            assertThat(Schemas.said(schema.judge((JsonObject) unfit.get(0)))).as(new String(unfit.get(0).bytes())).isEqualTo(((JsonString) unfit.get(1)).value());
        }
    }
}
