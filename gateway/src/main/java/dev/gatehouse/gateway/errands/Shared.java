package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.pinning.Known;
import dev.gatehouse.serving.state.StateSeal;
import java.time.InstantSource;

/// What the routes keep through changes of settings: the key of their cursors, names that were learned on the route to all servers, and what
/// servers say of their tools.
public final class Shared {
    private final Cursors cursors;
    private final KnownNames known = new KnownNames();
    private final Known tools;

    public Shared(InstantSource clock, Known tools) {
        this.cursors = new Cursors(new StateSeal(clock));
        this.tools = tools;
    }

    Cursors cursors() {
        return cursors;
    }

    KnownNames known() {
        return known;
    }

    /// What servers say of their tools.
    Known tools() {
        return tools;
    }

    Renaming renaming(String server) {
        return new Renaming(server, known);
    }
}
