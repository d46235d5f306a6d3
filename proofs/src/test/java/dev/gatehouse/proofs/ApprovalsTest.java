package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A person is asked about a call, from the agent's first try to its last, through all zones and in both eras.
@TestInstance(Lifecycle.PER_CLASS)
class ApprovalsTest {
    /// The office asks the gate once a second.
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(15);
    private House house;
    private String token;

    @BeforeAll
    void start() throws IOException {
        house = House.up("--server", "notes=" + String.join(" ", Tree.example()));
        Path rules = Files.createDirectories(house.home().resolve("approvals")).resolve("notes.yaml");
        Files.writeString(rules, "- {id: writing, for: {caller: me}, server: notes, tool: echo}\n");
        house.gatehouse("config", "apply").ended(0);
        token = house.token("me", "local", "notes");
    }

    @AfterAll
    void end() {
        if (house != null) {
            house.close();
        }
    }

    private void approve(String call) throws InterruptedException {
        Until.holds("the office hears of " + call, HEARD_WITHIN, () -> house.gatehouse("approvals", "approve", call).code() == 0);
    }

    @Test
    void aNewerClientIsToldToWaitAndSendsTheCallAgain() throws Exception {
        var client = new Mcp(house.url("notes"), token);
        Mcp.Said first = client.call("echo", "{\"text\":\"pay bob\"}");
        assertThat(first.code()).isEqualTo("approval-needed");
        assertThat(house.gatehouse("explain", first.call()).ended(0).out()).contains("rule writing, asked as " + first.call());
        approve(first.call());
        assertThat(client.call("echo", "{\"text\":\"pay eve\"}").code()).isEqualTo("approval-needed");
        assertThat(client.call("echo", "{ \"text\" : \"pay \\u0062ob\" }").text()).contains("pay bob");
        assertThat(client.call("echo", "{\"text\":\"pay bob\"}").code()).isEqualTo("approval-needed");
    }

    @Test
    void soIsAnOlderClientOfOthers() throws Exception {
        URI url = URI.create(house.url("notes"));
        var transport = HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getAuthority()).endpoint(url.getPath())
            .addHttpRequestCustomizer((request, _, _, _, _) -> request.setHeader("Authorization", "Bearer " + token)).build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(30)).build()) {
            client.initialize();
            var call = McpSchema.CallToolRequest.builder("echo").arguments(Map.of("text", "pay carl")).build();
            assertThatThrownBy(() -> client.callTool(call)).hasMessageContaining("waits for a person");
            approve(newest("approval-needed"));
            assertThat(client.callTool(call).content().toString()).contains("pay carl");
            assertThatThrownBy(() -> client.callTool(call)).hasMessageContaining("waits for a person");
        }
    }

    private String newest(String code) {
        return List.copyOf(house.calls(50)).reversed().stream().filter(each -> each.text("code").filter(code::equals).isPresent()).findFirst().orElseThrow().text("call").orElseThrow();
    }
}
