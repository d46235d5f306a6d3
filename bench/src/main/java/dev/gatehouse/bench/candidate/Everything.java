package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.load.Reply;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Tools;
import dev.gatehouse.bench.upstream.Upstream;
import java.io.IOException;
import java.util.List;

/// The proof that checks, reviews and the ledger were on in the house that was measured. A run that cannot show it fails.
///
/// @param loads all that is sent to the house
/// @param load that of them by which checks and reviews are tried
/// @param direct the same without the house
public record Everything(House house, List<Load> loads, Load load, Load direct, Upstream upstream) {
    /// A tool that was not granted is refused and reaches nobody; a hidden text is made plain; each call stands in the ledger, opened and
    /// closed, and the ledger verifies.
    public String prove() throws IOException, InterruptedException {
        checks();
        reviews();
        LedgerCount count = ledger();
        house.verifyLedger();
        return "tool-not-granted refused, hidden text made plain, " + count.opened() + " entries opened and closed for " + sent() + " calls, ledger verifies";
    }

    private void checks() throws IOException {
        long before = upstream.calls(Tools.FORBIDDEN);
        Reply refused = load.once(Tools.FORBIDDEN);
        require("tool-not-granted".equals(refused.refusal()), "a tool that was not granted was not refused: " + refused);
        require(upstream.calls(Tools.FORBIDDEN) == before, "a refused call reached the upstream");
    }

    private void reviews() throws IOException {
        require(Tools.hidesIn(direct.once(Tools.HIDDEN).text()), "the upstream hides no text, so nothing can be shown");
        Reply plain = load.once(Tools.HIDDEN);
        require(plain.status() == 200 && !Tools.hidesIn(plain.text()), "a hidden text came through: HTTP " + plain.status());
    }

    private LedgerCount ledger() throws IOException {
        LedgerCount count = LedgerCount.in(house.ledger());
        require(count.opened() == sent() && count.done() == sent(), "the ledger opened " + count.opened() + " and closed " + count.done() + " of " + sent() + " calls");
        return count;
    }

    private long sent() {
        return loads.stream().mapToLong(Load::sent).sum();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unmeasured(otherwise);
        }
    }
}
