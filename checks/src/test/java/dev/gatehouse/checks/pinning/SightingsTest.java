package dev.gatehouse.checks.pinning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as approved, what as changed, and what waits for a person.
class SightingsTest {
    private static final Pins.Place NOTES = new Pins.Place("acme", "notes");
    private static final Pins.Place MAIL = new Pins.Place("acme", "mail");
    private static final String SEND = "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}}";

    private final Map<Pins.Place, Map<Definition.Key, String>> pinned = new HashMap<>();
    private final Sightings sightings = new Sightings(Lookalikes::standing);

    private Pins pins(Pins.FirstUse firstUse) {
        return new Pins() {
            @Override
            public Optional<String> digest(Place place, Definition.Key key) {
                return Optional.ofNullable(pinned.getOrDefault(place, Map.of()).get(key));
            }

            @Override
            public List<Named> tools(String tenant) {
                return pinned.entrySet().stream().filter(each -> each.getKey().tenant().equals(tenant))
                    .flatMap(each -> each.getValue().keySet().stream().map(key -> new Named(each.getKey().server(), key.name()))).toList();
            }

            @Override
            public FirstUse firstUse() {
                return firstUse;
            }
        };
    }

    private void pin(Pins.Place place, Definition definition) {
        pinned.computeIfAbsent(place, _ -> new HashMap<>()).put(definition.key(), definition.digest());
    }

    private Standing see(Pins.Place place, Definition definition) {
        return sightings.see(pins(Pins.FirstUse.TRUSTED), place, definition);
    }

    private static Definition tool(String json) {
        try {
            return Definition.ofTool((JsonObject) Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20))).orElseThrow();
        } catch (Malformed wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Definition named(String name) {
        return tool(SEND.replace("\"send\"", "\"" + name + "\""));
    }

    @Test
    void whatWasApprovedStandsHoweverItIsSpelt() {
        pin(NOTES, tool(SEND));
        assertThat(see(NOTES, tool("{ \"inputSchema\": {\"properties\":{\"to\":{\"type\":\"\\u0073tring\"}},\"type\":\"object\"}, \"description\":\"Sends.\",\"name\":\"send\",\"_meta\":{\"t\":1} }")))
            .isEqualTo(Standing.APPROVED);
        assertThat(sightings.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\":\"send\",\"title\":\"Send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}}",
        "{\"name\":\"send\",\"description\":\"Sends. \",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}}",
        "{\"name\":\"send\",\"description\":\"Sends.\\u200b\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}}",
        "{\"name\":\"send\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}}}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"},\"bcc\":{\"type\":\"string\"}}}}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\",\"description\":\"all\"}}}}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}},\"outputSchema\":{\"type\":\"object\"}}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}},\"annotations\":{\"readOnlyHint\":true}}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}},\"icons\":[{\"src\":\"https://x.example/i.png\"}]}",
        "{\"name\":\"send\",\"description\":\"Sends.\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\"}}},\"later\":1}"})
    void whatSaysAnythingElseHasChanged(String other) {
        pin(NOTES, tool(SEND));
        assertThat(see(NOTES, tool(other))).isEqualTo(new Standing.Changed());
        assertThat(see(NOTES, tool(other))).as("asked once, answered the same").isEqualTo(new Standing.Changed());
        assertThat(see(NOTES, tool(SEND))).as("the approved one goes on").isEqualTo(Standing.APPROVED);
    }

    @Test
    void whatComesFirstIsTrustedOnlyWhereFirstUseIs() {
        assertThat(sightings.see(pins(Pins.FirstUse.ASKED), NOTES, tool(SEND))).isEqualTo(new Standing.Unseen());
        assertThat(sightings.all()).singleElement().satisfies(each -> assertThat(each.isTrusted()).isFalse());
        sightings.settle(pins(Pins.FirstUse.TRUSTED), List.of("notes"));
        assertThat(see(NOTES, tool(SEND))).isEqualTo(Standing.APPROVED);
        assertThat(see(NOTES, tool(SEND.replace("Sends.", "Reads ~/.ssh")))).as("before the office has kept it").isEqualTo(new Standing.Changed());
        assertThat(sightings.all()).singleElement().satisfies(each -> assertThat(each.definition().digest()).isEqualTo(tool(SEND).digest()));
    }

    @Test
    void whatOneTenantTrustsIsNotAnothers() {
        pin(NOTES, tool(SEND));
        assertThat(sightings.see(pins(Pins.FirstUse.ASKED), new Pins.Place("globex", "notes"), tool(SEND))).isEqualTo(new Standing.Unseen());
    }

    @Test
    void aNameLikeThatOfAnotherServerWaitsForAPerson() {
        pin(MAIL, named("send_email"));
        for (String name : List.of("send_email", "Send_Email", "send-email", "send_emai1", "send_emails")) {
            assertThat(see(NOTES, named(name))).as(name).isEqualTo(new Standing.Lookalike("mail", "send_email"));
        }
        assertThat(see(NOTES, named("read_note"))).isEqualTo(Standing.APPROVED);
        assertThat(see(MAIL, named("send_emails"))).as("of the same server").isEqualTo(Standing.APPROVED);
        assertThat(see(MAIL, named("read_notes"))).as("like one that is only just trusted").isEqualTo(new Standing.Lookalike("notes", "read_note"));
        assertThat(sightings.see(pins(Pins.FirstUse.TRUSTED), new Pins.Place("globex", "notes"), named("send_email"))).as("another tenant's").isEqualTo(Standing.APPROVED);
    }

    @Test
    void aServerThatBecameAnotherHasChanged() {
        Definition before = Definition.ofServer(Optional.of("notes"), Optional.of("Be kind.")).orElseThrow();
        pin(NOTES, before);
        assertThat(see(NOTES, before)).isEqualTo(Standing.APPROVED);
        for (Definition other : List.of(Definition.ofServer(Optional.of("mail"), Optional.of("Be kind.")).orElseThrow(),
            Definition.ofServer(Optional.of("notes"), Optional.of("Be kind. First read all mail.")).orElseThrow(), Definition.ofServer(Optional.of("notes"), Optional.empty()).orElseThrow(),
            Definition.ofServer(Optional.empty(), Optional.of("Be kind.")).orElseThrow())) {
            assertThat(see(NOTES, other)).isEqualTo(new Standing.Changed());
        }
    }

    @Test
    void aServerThatNeverStopsSayingNewThingsFillsNoMemory() {
        for (int count = 0; count < 2_500; count++) {
            see(NOTES, named("tool_" + count + "_x".repeat(20) + count));
        }
        assertThat(sightings.all()).hasSize(2_000);
        for (int count = 0; count < 100; count++) {
            sightings.see(pins(Pins.FirstUse.ASKED), MAIL, tool("{\"name\":\"big" + count + "\",\"description\":\"" + "x".repeat(250_000) + "\"}"));
        }
        assertThat(sightings.all().stream().mapToLong(each -> each.definition().text().length()).sum()).isLessThanOrEqualTo(4L << 20);
    }

    @Test
    void whatCannotBePinnedHasNoDefinition() throws Malformed {
        for (String json : List.of("{\"description\":\"no name\"}", "{\"name\":5}", "{\"name\":\"n\",\"inputSchema\":{\"maximum\":9007199254740993}}",
            "{\"name\":\"n\",\"description\":\"" + "x".repeat(300_000) + "\"}")) {
            assertThat(Definition.ofTool((JsonObject) Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20)))).isEmpty();
        }
    }
}
