package dev.gatehouse.ledger;

import java.time.Instant;
import java.util.Optional;

/// One call as the ledger tells it: who asked for what, and how it ended, if it has.
///
/// @param at when it was opened or refused
/// @param end empty while the call is open
public record Account(String call, Instant at, String zone, String tenant, String caller, String route, String server, String method,
                      String target, String revision, long settings, Optional<End> end) {

    /// How it ended.
    public record End(Instant at, Outcome outcome, Effect effect, String code, String by, String detail, long millis, long messages,
                      long in, long out) {}

    static Account of(Instant at, Entry.Open open) {
        return new Account(open.call(), at, open.zone(), open.tenant(), open.caller(), open.route(), open.server(), open.method(),
            open.target(), open.revision(), open.settings(), Optional.empty());
    }

    static Account of(Instant at, Entry.Refused refused) {
        var end = new End(at, Outcome.REFUSED, Effect.NONE, refused.code(), refused.by(), refused.detail(), refused.millis(), 0, 0, 0);
        return new Account(refused.call(), at, refused.zone(), refused.tenant(), refused.caller(), refused.route(), refused.server(),
            refused.method(), refused.target(), refused.revision(), refused.settings(), Optional.of(end));
    }

    Account ended(Instant when, Entry.Close close) {
        var how = new End(when, close.outcome(), close.effect(), close.code(), close.by(), close.detail(), close.millis(), close.messages(),
            close.in(), close.out());
        return new Account(call, at, zone, tenant, caller, route, server, method, target, revision, settings, Optional.of(how));
    }
}
