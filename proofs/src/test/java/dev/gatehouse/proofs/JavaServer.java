package dev.gatehouse.proofs;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The Java SDK's servlet server in a container of its own, on 127.0.0.1 and a free port: one of everything.
final class JavaServer implements AutoCloseable {
    private static final String GREETING = "java://greeting";

    private final Server container;
    private final McpSyncServer mcp;

    private JavaServer(Server container, McpSyncServer mcp) {
        this.container = container;
        this.mcp = mcp;
    }

    static JavaServer started() throws Exception {
        var transport = HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
        McpSyncServer mcp = serverOn(transport);
        var container = new Server();
        var connector = new ServerConnector(container);
        connector.setHost("127.0.0.1");
        container.addConnector(connector);
        var servlets = new ServletContextHandler();
        var holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        servlets.addServlet(holder, "/mcp/*");
        container.setHandler(servlets);
        container.start();
        return new JavaServer(container, mcp);
    }

    String url() {
        return "http://127.0.0.1:" + ((ServerConnector) container.getConnectors()[0]).getLocalPort() + "/mcp";
    }

    @Override
    public void close() {
        mcp.close();
        try {
            container.stop();
        } catch (Exception unstopped) {
            throw new AssertionError("the Java server did not stop", unstopped);
        }
    }

    private static McpSyncServer serverOn(HttpServletStreamableServerTransportProvider transport) {
        McpSyncServer[] self = new McpSyncServer[1];
        self[0] = McpServer.sync(transport).serverInfo("java", "1")
            .capabilities(McpSchema.ServerCapabilities.builder().tools(true).prompts(true).resources(true, true).completions().build())
            .toolCall(tool("echo", Map.of("message", Map.of("type", "string"))), (_, request) -> said("Echo: " + request.arguments().get("message")))
            .toolCall(tool("change", Map.of()), (_, _) -> {
                self[0].notifyResourcesUpdated(new McpSchema.ResourcesUpdatedNotification(GREETING));
                return said("Changed.");
            })
            .resources(new SyncResourceSpecification(McpSchema.Resource.builder(GREETING, "greeting").mimeType("text/plain").build(),
                (_, _) -> McpSchema.ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(GREETING, "Read from Java").build())).build()))
            .prompts(new SyncPromptSpecification(
                McpSchema.Prompt.builder("greet").arguments(List.of(McpSchema.PromptArgument.builder("name").required(true).build())).build(),
                (_, request) -> McpSchema.GetPromptResult.builder(List.of(new McpSchema.PromptMessage(McpSchema.Role.USER,
                    McpSchema.TextContent.builder("Greet " + request.arguments().get("name")).build()))).build()))
            .completions(new SyncCompletionSpecification(new McpSchema.PromptReference("greet"), (_, request) -> new McpSchema.CompleteResult(
                new McpSchema.CompleteResult.CompleteCompletion(Stream.of("Ada", "Grace").filter(it -> it.startsWith(request.argument().value())).toList()))))
            .build();
        return self[0];
    }

    private static McpSchema.Tool tool(String name, Map<String, Object> properties) {
        return McpSchema.Tool.builder(name, Map.of("type", "object", "properties", properties)).build();
    }

    private static McpSchema.CallToolResult said(String text) {
        return McpSchema.CallToolResult.builder().addTextContent(text).build();
    }
}
