package dev.gatehouse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.message.Coded;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Samples;
import dev.gatehouse.wire.message.What;
import dev.gatehouse.wire.start.StartLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of `docs/wire.md` say what the code does.
class WireDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", ".."), "docs", "wire.md");

    @Test
    void itsTableOfKindsIsTheTableInTheCode() throws Exception {
        List<String> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String answers = kind.answers().stream().map(answer -> "`" + answer + "`").collect(Collectors.joining(", "));
            rows.add(String.format(Locale.ROOT, "| `%s` | 0x%02x | %s | %,d | %s |", kind, kind.code(), ways(kind), kind.limit(),
                    answers.isEmpty() ? "–" : answers));
        }
        assertThat(rows("kinds")).containsExactlyElementsOf(rows);
    }

    @Test
    void itsTableOfLanesIsTheTableInTheCode() throws Exception {
        List<String> rows = Arrays.stream(Lane.values())
                .map(lane -> "| %s | %s | %s |".formatted(lane.dialler().word(), lane.listener().word(), lane.starter().word())).toList();
        assertThat(rows("lanes")).containsExactlyElementsOf(rows);
    }

    @Test
    void itsTableOfZonesIsTheTableInTheCode() throws Exception {
        assertThat(rows("zones")).containsExactlyElementsOf(
                Arrays.stream(Zone.values()).map(zone -> "| %d | %s |".formatted(zone.code(), zone.word())).toList());
    }

    @Test
    void itsTableOfRulesNamesEveryRule() throws Exception {
        List<String> named = rows("rules").stream().map(row -> row.split("`")[1]).toList();
        assertThat(named).containsExactlyElementsOf(Arrays.stream(Rule.values()).map(Rule::word).toList());
    }

    @Test
    void itsTableOfEnumsIsTheTableInTheCode() throws Exception {
        List<String> rows = new ArrayList<>();
        for (Coded[] values : List.<Coded[]>of(Method.values(), Outcome.values(), Effect.values(), FailCode.values(), What.values(), LedgerCode.values(),
                FieldName.values())) {
            String all = Arrays.stream(values).map(value -> "%d `%s`%s".formatted(value.code(), value, type(value))).collect(Collectors.joining(", "));
            rows.add("| `" + values[0].getClass().getSimpleName() + "` | " + all + " |");
        }
        assertThat(rows("enums")).containsExactlyElementsOf(rows);
    }

    private static String type(Coded value) {
        return value instanceof FieldName name ? name.isText() ? " text" : " u64" : "";
    }

    @Test
    void itsTableOfFieldsNamesEveryFieldInItsOrderWithItsLimit() throws Exception {
        Map<String, String> documented = new LinkedHashMap<>();
        rows("fields").forEach(row -> documented.put(row.split("`")[1], row));
        Map<String, List<String>> coded = new LinkedHashMap<>();
        for (Message message : Samples.all()) {
            coded.put(message.kind().name(), fields(message));
        }
        assertThat(documented.keySet()).containsExactlyElementsOf(coded.keySet());
        coded.forEach((kind, fields) -> assertThat(named(documented.get(kind))).as(kind).startsWith(fields.toArray(String[]::new)));
        for (Samples.Limited field : Samples.limited()) {
            assertThat(documented.get(field.kind().name())).as(field.toString()).containsPattern(
                    String.format(Locale.ROOT, "`%s` (text|bytes) ≤ %,d\\b", field.field(), field.limit()));
        }
        for (Samples.Limited list : Samples.lists()) {
            assertThat(documented.get(list.kind().name())).as(list.toString()).contains("`%s` list ≤ %d".formatted(list.field(), list.limit()));
        }
    }

    @Test
    void itNamesTheVersionThatIsSpoken() throws Exception {
        assertThat(Files.readAllLines(DOCUMENT).getFirst()).isEqualTo("# Wire: the zones' protocol, version " + Wire.VERSION);
    }

    @Test
    void itsExampleOfAStartLineIsOne() throws Exception {
        String line = Files.readAllLines(DOCUMENT).stream().filter(text -> text.startsWith("gatehouse-start ")).findFirst().orElseThrow();
        StartLine read = StartLine.readFrom(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.US_ASCII)));
        assertThat(read.zone()).isEqualTo(Zone.GATE);
        assertThat(new String(read.bytes(), StandardCharsets.US_ASCII)).isEqualTo(line + "\n");
    }

    private static List<String> fields(Message message) {
        if (message instanceof Part) {
            return List.of("bytes");
        }
        return Arrays.stream(message.getClass().getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static List<String> named(String row) {
        return Pattern.compile("`(\\w+)` (?:text|bytes|u8|u16|u32|u64|list|enum|rest)").matcher(row).results().map(found -> found.group(1)).toList();
    }

    private static String ways(Kind kind) {
        Map<String, List<String>> byReceivers = new LinkedHashMap<>();
        for (Zone from : Zone.values()) {
            String to = Arrays.stream(Zone.values()).filter(zone -> kind.mayCross(from, zone)).map(Zone::word).collect(Collectors.joining(", "));
            if (!to.isEmpty()) {
                byReceivers.computeIfAbsent(to, unseen -> new ArrayList<>()).add(from.word());
            }
        }
        return byReceivers.entrySet().stream().map(way -> String.join(", ", way.getValue()) + " → " + way.getKey()).collect(Collectors.joining("; "));
    }

    /// The rows of the table under `<!-- table: name -->`, without its two head lines.
    private static List<String> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int start = lines.indexOf("<!-- table: " + name + " -->");
        assertThat(start).as("the table " + name + " in " + DOCUMENT).isNotNegative();
        return lines.stream().skip(start + 3).takeWhile(line -> line.startsWith("|")).toList();
    }
}
