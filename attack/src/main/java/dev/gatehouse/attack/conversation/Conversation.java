package dev.gatehouse.attack.conversation;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that is said to the target in one run: both principals, in the eras that it speaks. Not for several threads.
public final class Conversation implements AutoCloseable {
    private final Target target;
    private final Line line;
    private final Map<String, Optional<Speaker>> speakers = new HashMap<>();

    /// @param patience how long one request may take
    public Conversation(Target target, Duration patience) {
        this.target = target;
        this.line = new Line(patience);
    }

    /// This principal in this era; empty where the target does not speak it.
    public Optional<Speaker> speaker(Principal principal, boolean modern) throws IOException, InterruptedException {
        String key = principal.label() + modern;
        if (!speakers.containsKey(key)) {
            speakers.put(key, modern ? Speaker.modern(target, principal, line) : Speaker.legacy(target, principal, line));
        }
        return speakers.get(key);
    }

    @Override
    public void close() {
        line.close();
    }
}
