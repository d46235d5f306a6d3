package dev.gatehouse.control.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.policies.PolicyTestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents, schema and template say what the table of keys says. To write them anew: run this test with
/// `-Dgatehouse.write=true`, and read the difference before committing it.
class DocumentsTest {
    private static final Path DOCS = Path.of(System.getProperty("house", ".."), "docs");
    private static final Pattern KEYS = Pattern.compile("(?s)(<!-- keys: .*? -->\n).*(<!-- end of keys -->)");

    @Test
    void theDocumentsShowAllKeys() throws IOException {
        shows("settings.md", SettingsFile.tables());
        shows("approvals.md", ApprovalFiles.tables());
        shows("objects.md", ObjectFiles.tables());
        shows("policies.md", PolicyFiles.tables() + "\n" + PolicyTestFiles.tables());
    }

    private static void shows(String document, String tables) throws IOException {
        Path file = DOCS.resolve(document);
        String now = Files.readString(file);
        var parts = KEYS.matcher(now);
        assertThat(parts.find()).isTrue();
        compare(file, now, now.substring(0, parts.end(1)) + "\n" + tables + "\n" + now.substring(parts.start(2)));
    }

    @Test
    void theSchemaFilesAreTheSchemas() throws IOException {
        schema(SettingsFile.SCHEMA_FILE, SettingsFile.schema());
        schema(ApprovalFiles.SCHEMA_FILE, ApprovalFiles.schema());
        schema(ObjectFiles.SCHEMA_FILE, ObjectFiles.schema());
        schema(PolicyFiles.SCHEMA_FILE, PolicyFiles.schema());
        schema(PolicyTestFiles.SCHEMA_FILE, PolicyTestFiles.schema());
    }

    private static void schema(String name, String schema) throws IOException {
        Path file = DOCS.resolve(name);
        compare(file, Files.exists(file) ? Files.readString(file) : "", schema);
    }

    private static void compare(Path file, String now, String wanted) throws IOException {
        if (Boolean.getBoolean("gatehouse.write")) {
            Files.writeString(file, wanted);
        } else {
            assertThat(now).as("%s is behind the table of keys; see DocumentsTest", file.getFileName()).isEqualTo(wanted);
        }
    }

    @Test
    void theTemplateAsItStandsSetsNothing() throws SettingsWrong {
        assertThat(SettingsFile.read("gatehouse.yaml", SettingsFile.template())).isEqualTo(SettingsFile.defaults());
    }

    @Test
    void theTemplateWithEveryLineSwitchedOnIsRight() throws SettingsWrong {
        String on = SettingsFile.template().replaceAll("(?m)^( *)#(?! )", "$1");
        Settings settings = SettingsFile.read("gatehouse.yaml", on);
        assertThat(settings.servers()).hasSize(1);
        assertThat(settings.issuers().getFirst().introspection()).isPresent();
        Limits usual = SettingsFile.defaults().limits();
        var written = new Limits.Amount(usual.caller().calls().perMinute(), usual.caller().calls().burst(), Optional.of(5000), usual.caller().calls().atOnce());
        Limits limits = settings.limits();
        assertThat(List.of(limits.tenant(), limits.tool(), limits.expensive(), limits.destructive(), Optional.of(limits.caller().calls()))).containsOnly(Optional.of(written));
        assertThat(limits.body()).isEqualTo(usual.body());
        assertThat(limits.tokenSize()).isEqualTo(usual.tokenSize());
    }

    @Test
    void everyKeyHasALineOfItsOwnInTheTemplate() throws Exception {
        String template = SettingsFile.template();
        for (String meaning : meanings(Json.read(SettingsFile.schema(), 1 << 20))) {
            assertThat(template).contains("# ").contains(meaning);
        }
    }

    private static List<String> meanings(Object schema) {
        return switch (schema) {
            case Map<?, ?> map -> map.entrySet().stream().flatMap(each -> each.getKey().equals("description")
                    ? List.of(((String) each.getValue()).replaceAll(" Not written: .*", "")).stream()
                    : meanings(each.getValue()).stream()).collect(Collectors.toList());
            case List<?> list -> list.stream().flatMap(each -> meanings(each).stream()).toList();
            default -> List.of();
        };
    }

    @Test
    void theSchemaClosesEveryGroup() throws Exception {
        Map<?, ?> schema = (Map<?, ?>) Json.read(SettingsFile.schema(), 1 << 20);
        assertThat(schema.get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        assertThat(schema.get("required")).isEqualTo(List.of("version"));
        assertThat(SettingsFile.schema()).contains("\"dependentRequired\"", "\"oneOf\"");
    }
}
