package dev.gatehouse.office.verbs;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.office.pins.Item;
import dev.gatehouse.office.pins.PinRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which items of the pin book an operator means: those of a server, of a tenant, some tools, the server itself. What is not named is not asked for.
///
/// @param tools these, where any are named or `itself` is
record Which(Optional<ServerName> server, Optional<String> tenant, List<String> tools, boolean itself) {
    static Which of(Asked asked) throws NotUnderstood {
        return new Which(asked.maybe("server").map(ServerName::new), asked.maybe("tenant"), asked.texts("tools"), asked.flag("itself"));
    }

    /// For what changes something: of one server.
    static Which ofServer(Asked asked) throws NotUnderstood {
        Which which = of(asked);
        if (which.server.isEmpty()) {
            throw new NotUnderstood("the member server is missing");
        }
        return which;
    }

    private boolean means(Item item) {
        boolean all = tools.isEmpty() && !itself;
        return server.filter(name -> !name.equals(item.server())).isEmpty() && tenant.filter(name -> !name.equals(item.tenant())).isEmpty()
            && (all || item.tool().map(tools::contains).orElse(itself));
    }

    /// Those of them that are meant.
    <T> SortedMap<Item, T> of(Map<Item, T> items) {
        SortedMap<Item, T> meant = new TreeMap<>(items);
        meant.keySet().removeIf(item -> !means(item));
        return meant;
    }

    /// Refuses items of several tenants where none was named: whoever means one of them must not change the others.
    static void ofOneTenant(Set<Item> items) throws PinRefused {
        Set<String> tenants = items.stream().map(Item::tenant).collect(Collectors.toCollection(TreeSet::new));
        if (tenants.size() > 1) {
            throw new PinRefused("This is about several tenants: " + String.join(", ", tenants) + ". Nothing was changed; name one with --tenant.");
        }
    }
}
