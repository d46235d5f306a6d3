package dev.gatehouse.gateway.errands;

import dev.gatehouse.serving.state.StateSeal;
import java.time.InstantSource;

/// What the routes keep through changes of settings: the key of their cursors, and names that were learned on the route to all servers.
public final class Shared {
    private final Cursors cursors;
    private final KnownNames known = new KnownNames();

    public Shared(InstantSource clock) {
        this.cursors = new Cursors(new StateSeal(clock));
    }

    Cursors cursors() {
        return cursors;
    }

    KnownNames known() {
        return known;
    }

    Renaming renaming(String server) {
        return new Renaming(server, known);
    }
}
