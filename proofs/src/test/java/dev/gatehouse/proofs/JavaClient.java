package dev.gatehouse.proofs;

import dev.gatehouse.proofs.Plan.Operation;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The Java SDK's client, walked through a route as `walk.mjs` walks the others.
final class JavaClient {
    private final McpSyncClient client;
    private final Set<String> updated;

    private JavaClient(McpSyncClient client, Set<String> updated) {
        this.client = client;
        this.updated = updated;
    }

    /// The version on the class path.
    static String version() {
        String jar = Path.of(URI.create(McpClient.class.getProtectionDomain().getCodeSource().getLocation().toString())).getFileName().toString();
        return jar.replaceAll("mcp-core-|\\.jar", "");
    }

    static Map<Operation, String> walk(Target target) {
        URI url = URI.create(target.url());
        var transport = HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getAuthority()).endpoint(url.getPath())
            .addHttpRequestCustomizer((request, _, _, _, _) -> request.setHeader("Authorization", "Bearer " + target.token())).build();
        Set<String> updated = ConcurrentHashMap.newKeySet();
        Map<Operation, String> seen = new EnumMap<>(Operation.class);
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(30))
            .resourcesUpdateConsumer(contents -> contents.forEach(each -> updated.add(each.uri()))).build()) {
            client.initialize();
            var walker = new JavaClient(client, updated);
            for (Operation operation : Operation.values()) {
                seen.put(operation, walker.outcome(operation, target.plans()));
            }
        } catch (RuntimeException unconnected) {
            for (Operation operation : Operation.values()) {
                seen.putIfAbsent(operation, "failed: " + unconnected + ", " + unconnected.getCause());
            }
        }
        return seen;
    }

    private String outcome(Operation operation, List<Plan> plans) {
        List<Plan> offering = plans.stream().filter(plan -> plan.offers(operation)).toList();
        if (offering.isEmpty()) {
            return "not offered";
        }
        try {
            for (Plan plan : offering) {
                run(operation, plan);
            }
            return "yes";
        } catch (Exception | AssertionError failed) {
            return "failed: " + failed.getMessage();
        }
    }

    private void run(Operation operation, Plan plan) throws InterruptedException {
        switch (operation) {
            case list -> list(plan);
            case call -> expect(call(plan.call()).content(), plan.call().says());
            case read -> expect(client.readResource(McpSchema.ReadResourceRequest.builder(plan.read().uri()).build()).contents(), plan.read().says());
            case get -> expect(client.getPrompt(McpSchema.GetPromptRequest.builder(plan.get().name()).arguments(plan.get().arguments()).build()).messages(), plan.get().says());
            case complete -> expect(client.completeCompletion(McpSchema.CompleteRequest.builder(new McpSchema.PromptReference(plan.complete().prompt()),
                new McpSchema.CompleteRequest.CompleteArgument(plan.complete().argument(), plan.complete().value())).build()).completion(), plan.complete().says());
            case subscribe -> subscribe(plan.subscribe());
        }
    }

    private McpSchema.CallToolResult call(Plan.Call call) {
        return client.callTool(McpSchema.CallToolRequest.builder(call.name()).arguments(call.arguments()).build());
    }

    private void list(Plan plan) {
        listed(client.listTools().tools().stream().map(McpSchema.Tool::name), plan.call().name());
        if (plan.offers(Operation.get)) {
            listed(client.listPrompts().prompts().stream().map(McpSchema.Prompt::name), plan.get().name());
        }
        if (plan.offers(Operation.read)) {
            listed(client.listResources().resources().stream().map(McpSchema.Resource::uri), plan.read().uri());
        }
    }

    private void subscribe(Plan.Subscribe asked) throws InterruptedException {
        client.subscribeResource(McpSchema.SubscribeRequest.builder(asked.uri()).build());
        call(asked.change());
        Until.holds("news of " + asked.uri(), Duration.ofSeconds(15), () -> updated.contains(asked.uri()));
        client.unsubscribeResource(McpSchema.UnsubscribeRequest.builder(asked.uri()).build());
    }

    private static void listed(Stream<String> found, String wanted) {
        List<String> all = found.toList();
        if (!all.contains(wanted)) {
            throw new AssertionError(wanted + " is not listed, but " + all);
        }
    }

    private static void expect(Object result, String says) {
        if (!result.toString().contains(says)) {
            throw new AssertionError(says + " is not in " + result);
        }
    }
}
