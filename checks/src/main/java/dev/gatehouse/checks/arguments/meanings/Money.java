package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;

/// A price, total or discount where the server knows better: never taken from a client, whatever it says (CWE-602).
///
/// For an amount that is the caller's to say, such as a tip or a budget, write `quantity` with bounds and decimals.
final class Money implements Meaning {
    static final String WORD = "money";
    private static final Fit REFUSED = new Fit.Unfit("from-client", "is money, which the server must know by itself");

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return REFUSED;
    }
}
