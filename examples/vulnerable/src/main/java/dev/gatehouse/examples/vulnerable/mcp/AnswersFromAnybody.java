package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Hole: questions are counted through for all clients, and the first answer with a question's number is taken, whoever sends it.
public final class AnswersFromAnybody {
    private static final int PATIENCE = 20;

    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, CompletableFuture<Object>> open = new ConcurrentHashMap<>();

    String opens() {
        String id = "ask-" + numbers.incrementAndGet();
        open.put(id, new CompletableFuture<>());
        return id;
    }

    boolean isAccepted(String id) throws InterruptedException {
        try {
            return open.get(id).get(PATIENCE, TimeUnit.SECONDS) instanceof Map<?, ?> result && "accept".equals(result.get("action"));
        } catch (ExecutionException | TimeoutException unanswered) {
            return false;
        } finally {
            open.remove(id);
        }
    }

    void takes(Object id, Object result) {
        CompletableFuture<Object> question = open.get(String.valueOf(id));
        if (question != null) {
            question.complete(result);
        }
    }
}
