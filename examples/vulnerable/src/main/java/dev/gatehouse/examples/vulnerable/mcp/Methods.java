package dev.gatehouse.examples.vulnerable.mcp;

import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each method answers, in the words of the era that asked.
final class Methods {
    private static final List<String> REVISIONS = List.of("2026-07-28", "2025-11-25");
    private static final Map<String, Object> ABOUT = Map.of("name", "vulnerable", "version", "1");

    private final Library library;

    Methods(Library library) {
        this.library = library;
    }

    Map<String, Object> answer(String method, Map<String, Object> params, Map<String, String> headers, Line line) throws Wrong {
        Map<String, Object> result = new LinkedHashMap<>(result(method, params, headers, line));
        if (line.isModern()) {
            result.putIfAbsent("resultType", "complete");
            if (method.endsWith("/list") || method.equals("resources/read") || method.equals("server/discover")) {
                result.putAll(SharedScope.MEMBERS);
            }
        }
        return result;
    }

    private Map<String, Object> result(String method, Map<String, Object> params, Map<String, String> headers, Line line) throws Wrong {
        return switch (method) {
            case "initialize" -> Map.of("protocolVersion", "2025-11-25", "capabilities", capabilities(), "serverInfo", ABOUT);
            case "server/discover" -> Map.of("supportedVersions", REVISIONS, "capabilities", capabilities(), "_meta",
                Map.of("io.modelcontextprotocol/serverInfo", ABOUT));
            case "ping" -> Map.of();
            case "tools/list" -> Map.of("tools", library.tools().stream().map(Tool::listed).toList());
            case "tools/call" -> call(params, headers, line);
            case "resources/list" -> Map.of("resources", library.resources().listed(ClaimedIdentity.of(Map.of(), headers)));
            case "resources/templates/list" -> Map.of("resourceTemplates", library.resources().templates());
            case "resources/read" -> read(String.valueOf(params.get("uri")));
            case "prompts/list" -> Map.of("prompts", library.prompts().stream().map(Library.Prompt::listed).toList());
            case "prompts/get" -> prompt(params);
            case "tasks/get" -> library.tasks().get(String.valueOf(params.get("taskId"))).orElseThrow(() -> new Wrong(-32602, "no such task", 400));
            default -> throw new Wrong(-32601, "no such method: " + method, 404);
        };
    }

    private static Map<String, Object> capabilities() {
        return Map.of("tools", Map.of(), "resources", Map.of(), "prompts", Map.of(), "extensions", Map.of("io.modelcontextprotocol/tasks", Map.of()));
    }

    private Map<String, Object> call(Map<String, Object> params, Map<String, String> headers, Line line) throws Wrong {
        String name = String.valueOf(params.get("name"));
        Tool tool = ForgivingNames.find(library.tools(), name).orElseThrow(() -> new Wrong(-32602, "no such tool: " + name, 400));
        Map<String, Object> arguments = FoldedKeys.fold(Endpoint.map(params.get("arguments")));
        try {
            Object done = tool.work().does(new Asked(ClaimedIdentity.of(arguments, headers), arguments, params, headers, line));
            return done instanceof Outcome(Map<String, Object> result) ? result : text(done, false);
        } catch (SaidWrong wrong) {
            return text(wrong.getMessage(), true);
        } catch (Exception surprise) {
            return text(String.valueOf(surprise), true);
        }
    }

    static Map<String, Object> text(Object done, boolean isError) {
        String text = done instanceof String words ? words : new String(LastKeyWins.write(done), StandardCharsets.UTF_8);
        Map<String, Object> result = new LinkedHashMap<>(Map.of("content", List.of(Map.of("type", "text", "text", text)), "isError", isError));
        if (done instanceof Map<?, ?>) {
            result.put("structuredContent", done);
        }
        return result;
    }

    private Map<String, Object> read(String uri) throws Wrong {
        String text = library.resources().read(uri).orElseThrow(() -> new Wrong(-32602, "no such resource: " + uri, 400));
        return Map.of("contents", List.of(Map.of("uri", uri, "mimeType", "text/plain", "text", text)));
    }

    private Map<String, Object> prompt(Map<String, Object> params) throws Wrong {
        String name = String.valueOf(params.get("name"));
        Library.Prompt prompt = library.prompts().stream().filter(each -> each.name().equals(name)).findFirst()
            .orElseThrow(() -> new Wrong(-32602, "no such prompt: " + name, 400));
        String value = String.valueOf(Endpoint.map(params.get("arguments")).get(prompt.argument()));
        return Map.of("messages", List.of(Map.of("role", "user", "content", Map.of("type", "text", "text", prompt.work().apply(value)))));
    }
}
