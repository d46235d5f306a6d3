package dev.gatehouse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `status` and `doctor` tell of pins, from the office's answer to its verb `status`.
final class PinCounts {
    private PinCounts() {}

    /// How much waits; empty where nothing does.
    static Optional<String> waiting(Map<String, Object> status) {
        return pins(status).get("waiting") instanceof Long waits && waits > 0
            ? Optional.of(waits + (waits == 1 ? " definition waits" : " definitions wait") + " for you, unused: gatehouse pins show") : Optional.empty();
    }

    /// That, and how many tools of which servers were trusted when they came first, a line each.
    static List<String> of(Map<String, Object> status) {
        List<String> lines = new ArrayList<>();
        waiting(status).ifPresent(lines::add);
        if (pins(status).get("trusted") instanceof List<?> servers) {
            servers.stream().filter(Map.class::isInstance).map(Map.class::cast)
                .forEach(each -> lines.add(each.get("tools") + " tools of " + each.get("tenant") + "/" + each.get("server") + " are trusted since their first use"));
        }
        return lines;
    }

    private static Map<?, ?> pins(Map<String, Object> status) {
        return status.get("pins") instanceof Map<?, ?> pins ? pins : Map.of();
    }
}
