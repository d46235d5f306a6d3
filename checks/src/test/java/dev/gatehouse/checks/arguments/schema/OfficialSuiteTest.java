package dev.gatehouse.checks.arguments.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The official tests of JSON Schema: each is judged as they say, or its schema is not used at all, for a reason that is written here. None is
/// judged otherwise, but for formats, which are annotations there and decided here.
class OfficialSuiteTest {
    private static final Map<Flaw, Integer> NOT_USED = Map.of(
        Flaw.DIALECT_UNKNOWN, 5, Flaw.NUMBER_NOT_EXACT, 2, Flaw.REFERENCE_LEAVES_THE_SCHEMA, 160, Flaw.SCHEMA_WITHIN_A_SCHEMA, 27);
    private static final int DECIDED_FORMATS = 7;

    private final List<String> wrong = new ArrayList<>();
    private final Map<Flaw, Integer> notUsed = new TreeMap<>();
    private int right;
    private int decided;

    @Test
    void noValueIsJudgedOtherwise() {
        Schemas.lines("official.jsonl").forEach(this::group);
        assertThat(wrong).isEmpty();
        assertThat(notUsed).isEqualTo(NOT_USED);
        assertThat(decided).isEqualTo(DECIDED_FORMATS);
        assertThat(right).isEqualTo(1_975);
    }

    private void group(JsonObject group) {
        for (Json each : group.array("values").orElseThrow().values()) {
            JsonArray test = (JsonArray) each;
            try {
                judged(group, test, Schemas.validates(group.get("schema").orElseThrow(), test.get(2)) == (test.get(0) == JsonBoolean.TRUE));
            } catch (Unusable unusable) {
                notUsed.merge(unusable.flaw(), 1, Integer::sum);
            }
        }
    }

    private void judged(JsonObject group, JsonArray test, boolean asTold) {
        String about = ((JsonString) test.get(1)).value();
        if (asTold) {
            right++;
        } else if (about.endsWith("is only an annotation by default")) {
            decided++;
        } else {
            wrong.add(group.text("from").orElseThrow() + ": " + group.text("about").orElseThrow() + ": " + about);
        }
    }
}
