package dev.gatehouse.office.pins;

import static dev.gatehouse.office.pins.Said.item;
import static dev.gatehouse.office.pins.Said.report;
import static dev.gatehouse.office.pins.Said.seen;
import static dev.gatehouse.office.pins.Said.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.office.reading.Unreadable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Two hundred versions of one tool, one after the other, as a server could change it over the years: each of the parts of a definition in turn, and
/// between them listings that mean the same in other words.
class HistoryTest {
    private static final int VERSIONS = 200;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    /// What is changed: every part that counts, and three that do not (`order`, `space`, `_meta`).
    private static final List<String> PARTS = List.of("description", "title", "type", "order", "property", "required", "space", "default", "annotations", "icons", "_meta",
        "outputSchema", "propertyDescription", "hidden", "later", "enum");

    /// One version: the parts as they stand in it, and how it is written down.
    private record Version(Map<String, Integer> parts, int spelling) {
        Version next(int number) {
            String part = PARTS.get(number % PARTS.size());
            Map<String, Integer> after = new TreeMap<>(parts);
            if (!isOnlySpelling(part)) {
                after.merge(part, 1, Integer::sum);
            }
            return new Version(after, isOnlySpelling(part) ? number : spelling);
        }

        static boolean isOnlySpelling(String part) {
            return part.equals("order") || part.equals("space") || part.equals("_meta");
        }

        private int of(String part) {
            return parts.getOrDefault(part, 0);
        }

        /// As a server's listing has it.
        String listed() {
            List<String> members = new java.util.ArrayList<>(List.of("\"name\":\"search\"", "\"title\":\"Search " + of("title") + "\"",
                "\"description\":\"Finds notes, " + of("description") + ".\\u200b".repeat(1) + "\\u200c".repeat(of("hidden")) + "\"",
                "\"inputSchema\":{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"" + (of("type") % 2 == 0 ? "string" : "number") + "\",\"description\":\"What "
                    + of("propertyDescription") + "\",\"default\":" + of("default") + ",\"enum\":[" + of("enum") + "]}" + ",\"more" + of("property") + "\":{}},\"required\":[\"q"
                    + of("required") + "\"]}",
                "\"annotations\":{\"readOnlyHint\":" + (of("annotations") % 2 == 0) + ",\"n\":" + of("annotations") + "}", "\"icons\":[{\"src\":\"https://x.example/" + of("icons") + ".png\"}]",
                "\"outputSchema\":{\"type\":\"object\",\"minProperties\":" + of("outputSchema") + "}", "\"later\":" + of("later"), "\"_meta\":{\"seen\":" + spelling + "}"));
            java.util.Collections.rotate(members, spelling);
            String gap = " ".repeat(spelling % 3) + (spelling % 2 == 0 ? "\n" : "");
            return "{" + gap + String.join("," + gap, members) + gap + "}";
        }
    }

    @Test
    void everyChangeIsFoundAndNoneIsAskedTwice() throws Unreadable {
        PinBook book = PinBook.empty();
        var hearing = new Hearing(FirstUse.ASKED, Set.of(new ServerName("notes")), Set.of("local"), NOW);
        Version version = new Version(Map.of(), 0);
        Definition approved = tool(version.listed());
        Item item = item("local", "notes", approved);
        book.approve(item, new Approved(approved, NOW, Approved.By.OPERATOR));
        Set<String> asked = new HashSet<>();
        int spellings = 0;
        for (int number = 0; number < VERSIONS; number++) {
            Version next = version.next(number);
            assertThat(next.listed()).isNotEqualTo(version.listed());
            Definition said = tool(next.listed());
            boolean same = next.parts().equals(version.parts());
            assertThat(said.digest().equals(approved.digest())).as("version %s, %s", number, PARTS.get(number % PARTS.size())).isEqualTo(same);
            spellings += same ? 1 : 0;
            for (int again = 0; again < 3; again++) {
                assertThat(hearing.take(Sighted.in(report(seen("local", "notes", "changed", said))), book)).isEmpty();
            }
            if (!same) {
                assertThat(book.waiting()).containsOnlyKeys(item);
                assertThat(asked.add(book.waiting().get(item).definition().digest())).as("asked once").isTrue();
                assertThat(Difference.between(java.util.Optional.of(approved), said)).as("shown").isNotEmpty();
                book.approve(item, new Approved(said, NOW, Approved.By.OPERATOR));
            }
            assertThat(book.waiting()).as("nothing more is asked").isEmpty();
            approved = said;
            version = next;
        }
        assertThat(asked).hasSize(VERSIONS - spellings);
        assertThat(spellings).isGreaterThan(30);
    }
}
