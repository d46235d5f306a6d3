package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reader's working space grows in the middle of a document, at any depth: what was read before and after stays in its place.
class GrowingDocumentsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15, 16, 29, 30, 31, 32, 33, 47, 63, 64, 65, 127, 129, 300})
    void everyElementIsTheOneThatWasWritten(int elements) throws Malformed {
        for (int members : new int[] {0, 1, 5, 31, 32, 33, 70}) {
            var text = new StringBuilder("{\"before\":[1,2],\"list\":[");
            for (int at = 0; at < elements; at++) {
                text.append(at == 0 ? "" : ",").append(element(at, members));
            }
            JsonObject document = (JsonObject) Json.parse(text.append("],\"after\":\"x\"}").toString().getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 24));
            JsonArray list = document.array("list").orElseThrow();
            assertThat(list.size()).isEqualTo(elements);
            for (int at = 0; at < elements; at++) {
                assertThat(list.get(at)).isInstanceOf(JsonObject.class);
                assertThat(new String(list.get(at).bytes(), StandardCharsets.UTF_8)).isEqualTo(element(at, members));
            }
            assertThat(document.text("after")).hasValue("x");
        }
    }

    private static String element(int at, int members) {
        var text = new StringBuilder("{\"id\":" + at + ",\"in\":[{\"deep\":[\"" + at + "\"");
        for (int each = 0; each < members; each++) {
            text.append(",{\"m").append(each).append("\":").append(each).append("}");
        }
        return text.append("]}]}").toString();
    }
}
