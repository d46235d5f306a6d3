package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Pins;
import dev.gatehouse.control.snapshot.Pin;
import dev.gatehouse.control.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was approved of servers, from a snapshot.
final class PinsFrom implements Pins {
    private final FirstUse firstUse;
    private final Map<Place, Map<Definition.Key, String>> digests = new HashMap<>();
    private final Map<String, List<Named>> tools;

    PinsFrom(Snapshot snapshot) {
        this.firstUse = switch (snapshot.firstUse()) {
            case TRUSTED -> FirstUse.TRUSTED;
            case ASKED -> FirstUse.ASKED;
        };
        snapshot.pins().forEach(pin -> digests.computeIfAbsent(new Place(pin.tenant(), pin.server().value()), _ -> new HashMap<>()).put(key(pin), pin.digest()));
        this.tools = snapshot.pins().stream().filter(pin -> pin.kind() == Pin.Kind.TOOL)
            .collect(Collectors.groupingBy(Pin::tenant, Collectors.mapping(pin -> new Named(pin.server().value(), pin.name()), Collectors.toList())));
    }

    private static Definition.Key key(Pin pin) {
        return switch (pin.kind()) {
            case TOOL -> Definition.Key.tool(pin.name());
            case SERVER -> Definition.Key.OF_SERVER;
        };
    }

    @Override
    public Optional<String> digest(Place place, Definition.Key key) {
        return Optional.ofNullable(digests.getOrDefault(place, Map.of()).get(key));
    }

    @Override
    public List<Named> tools(String tenant) {
        return tools.getOrDefault(tenant, List.of());
    }

    @Override
    public FirstUse firstUse() {
        return firstUse;
    }
}
