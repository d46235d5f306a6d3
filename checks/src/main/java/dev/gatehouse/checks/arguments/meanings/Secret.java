package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;

/// A key, token or password of an upstream: never taken from a client, whatever it looks like. It belongs in the vault, which lends it
/// to one request; in an argument it is in the model's context and in every log on the way (OWASP MCP01).
final class Secret implements Meaning {
    static final String WORD = "secret";
    private static final Fit REFUSED = new Fit.Unfit("from-client", "is a secret, which the vault must lend: no client sends one");

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return REFUSED;
    }
}
