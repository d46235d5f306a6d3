package dev.gatehouse.checks.arguments.meanings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The data set of URLs beside this tree. What only a look-up or a redirect shows is not seen by the meaning, and counted here.
class UrlDataSetTest {
    private static final Path SET = Path.of(System.getProperty("house", "..")).resolve("../shared/data/ssrf/urls.jsonl");

    @Test
    void noUrlThatItsFormGivesAwayFits() throws IOException {
        Meaning url = everyPublicHost();
        int unseen = 0;
        for (JsonObject row : rows()) {
            if (row.text("verdict").orElseThrow().equals("block") && url.judge(row.get("url").orElseThrow()) == Fit.FITS) {
                assertThat(row.has("dns") || row.has("redirect")).as(row.text("category") + " " + row.text("why")).isTrue();
                unseen++;
            }
        }
        System.out.println("URLs of the data set that only a look-up or a redirect gives away: " + unseen);
    }

    @Test
    void aUrlThatMayBeReachedFitsUnlessItHoldsAnEncodedControlCharacter() throws IOException {
        Meaning url = everyPublicHost();
        for (JsonObject row : rows()) {
            if (row.text("verdict").orElseThrow().equals("allow")) {
                assertThat(url.judge(row.get("url").orElseThrow())).as(row.text("category") + " " + row.text("why"))
                    .extracting(MeaningsTest::ruleOf).isIn("", "encoded-control");
            }
        }
    }

    private static Meaning everyPublicHost() {
        return Cases.ready("url", Map.of("hosts", List.of("*"), "schemes", List.of("https", "http"), "ports", List.of("80", "443", "8080", "8443")));
    }

    private static List<JsonObject> rows() throws IOException {
        assumeTrue(Files.exists(SET), "the data set is not here");
        return Files.readAllLines(SET).stream().filter(line -> !line.isBlank()).map(line -> (JsonObject) Cases.parse(line)).toList();
    }
}
