package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Names;
import dev.gatehouse.control.snapshot.Pin;
import java.util.Comparator;
import java.util.Optional;

/// What something is approved as: a tool of a server in a tenant, or that server itself.
public record Item(String tenant, ServerName server, Definition.Key key) implements Comparable<Item> {
    private static final Comparator<Item> ORDER = Comparator.comparing(Item::tenant).thenComparing(Item::server)
        .thenComparing(item -> item.key.kind()).thenComparing(item -> item.key.name());

    /// The item of that name, if there can be one: tenants, servers and tools have their shapes.
    static Optional<Item> of(String tenant, String server, Definition.Key key) {
        boolean named = key.kind() == Definition.Kind.SERVER ? key.name().isEmpty() : Pin.TOOL.matcher(key.name()).matches();
        return named && Names.TENANT.matcher(tenant).matches() && ServerName.SHAPE.matcher(server).matches()
            ? Optional.of(new Item(tenant, new ServerName(server), key)) : Optional.empty();
    }

    boolean isOfSameServerAs(Item other) {
        return tenant.equals(other.tenant) && server.equals(other.server);
    }

    /// The tool; empty where it is the server itself.
    public Optional<String> tool() {
        return key.kind() == Definition.Kind.TOOL ? Optional.of(key.name()) : Optional.empty();
    }

    /// As settings carry it.
    Pin pin(String digest) {
        return switch (key.kind()) {
            case TOOL -> new Pin(tenant, server, Pin.Kind.TOOL, key.name(), digest);
            case SERVER -> new Pin(tenant, server, Pin.Kind.SERVER, "", digest);
        };
    }

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }
}
