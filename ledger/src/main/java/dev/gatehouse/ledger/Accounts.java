package dev.gatehouse.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Joins the lines of each call into its [Account] as they come, in the ledger's order. Holds only calls that are open.
public final class Accounts {
    private final Map<String, Account> open = new HashMap<>();

    /// Begins with nothing seen.
    public Accounts() {}

    /// Takes the next line; an account comes back when its call ended with this line, and was seen to begin.
    public Optional<Account> take(Recorded recorded) {
        return switch (recorded.line()) {
            case Entry.Open opening -> opened(Account.of(recorded.at(), opening));
            case Entry.Close close -> Optional.ofNullable(open.remove(close.call())).map(account -> account.ended(recorded.at(), close));
            case Entry.Refused refused -> Optional.of(Account.of(recorded.at(), refused));
            case Entry.Checkpoint _, Entry.Count _, Entry.Event _, Line.SegmentStart _, Line.Carried _, Line.Seal _ -> Optional.empty();
        };
    }

    private Optional<Account> opened(Account account) {
        if (open.size() < OpenCalls.MOST) open.put(account.call(), account);
        return Optional.empty();
    }
}
