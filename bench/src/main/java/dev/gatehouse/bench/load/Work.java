package dev.gatehouse.bench.load;

import dev.gatehouse.bench.upstream.Tools;
import dev.gatehouse.protocol.Era;

/// A kind of call that is measured: in which era the client asks, in which the upstream answers, and what.
public enum Work {
    /// 2026-07-28 on both sides, 1 KB each way: what all figures began with.
    MODERN("modern", Era.MODERN, Era.MODERN, Tools.ECHO, 1),
    /// 2025-11-25 on both sides, in a session.
    LEGACY("legacy", Era.LEGACY, Era.LEGACY, Tools.ECHO, 1),
    /// A client of 2026-07-28 before an upstream of 2025-11-25.
    MODERN_TO_LEGACY("modern-to-legacy", Era.MODERN, Era.LEGACY, Tools.ECHO, 1),
    /// A client of 2025-11-25 before an upstream of 2026-07-28.
    LEGACY_TO_MODERN("legacy-to-modern", Era.LEGACY, Era.MODERN, Tools.ECHO, 1),
    /// 100 KB of answer.
    MODERN_LARGE("modern-100kb", Era.MODERN, Era.MODERN, Tools.LARGE, 8),
    /// The same in a session.
    LEGACY_LARGE("legacy-100kb", Era.LEGACY, Era.LEGACY, Tools.LARGE, 8),
    /// A stream of 100 events.
    MODERN_STREAM("modern-100-events", Era.MODERN, Era.MODERN, Tools.EVENTS, 40),
    /// The same in a session, where each event gets an id to come back by.
    LEGACY_STREAM("legacy-100-events", Era.LEGACY, Era.LEGACY, Tools.EVENTS, 40);

    private final String text;
    private final Era client;
    private final Era server;
    private final Tools tool;
    private final int weight;

    Work(String text, Era client, Era server, Tools tool, int weight) {
        this.text = text;
        this.client = client;
        this.server = server;
        this.tool = tool;
        this.weight = weight;
    }

    /// Its name in the table and on the command line.
    public String text() {
        return text;
    }

    /// The era of the clients.
    public Era client() {
        return client;
    }

    /// The era of the upstream.
    public Era server() {
        return server;
    }

    /// What is called.
    public Tools tool() {
        return tool;
    }

    /// Whether somebody has to translate: what only passes bytes on cannot do this work.
    public boolean bridged() {
        return client != server;
    }

    /// How many calls a round of this work has, where one of the lightest has so many: about as long a round.
    public int calls(int lightest) {
        return Math.max(1, lightest / weight);
    }
}
