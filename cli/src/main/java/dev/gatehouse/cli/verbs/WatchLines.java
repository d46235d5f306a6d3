package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Account;
import dev.gatehouse.ledger.Accounts;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.Recorded;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Lines of `watch`: one for each call that has ended, and one for each count of refusals before identity.
final class WatchLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final boolean json;
    private final Accounts accounts = new Accounts();

    WatchLines(boolean json) {
        this.json = json;
    }

    /// The line that what was recorded ends, if it ends one.
    Optional<String> of(Recorded recorded) {
        if (recorded.line() instanceof Entry.Count count) {
            return Optional.of(of(count));
        }
        return accounts.take(recorded).filter(account -> account.end().isPresent()).map(this::of);
    }

    private String of(Entry.Count count) {
        return json
            ? Json.text(Json.object("at", count.minute().toString(), "address", count.address(), "code", count.code(), "refusals", count.refusals()))
            : time(count.minute()) + "  " + count.refusals() + " refused before identity from " + count.address() + ": " + count.code();
    }

    String of(Account account) {
        Account.End end = account.end().orElseThrow();
        String verdict = end.outcome().name().toLowerCase(Locale.ROOT);
        if (json) {
            return Json.text(Json.object("at", account.at().toString(), "call", account.call(), "tenant", account.tenant(), "caller", account.caller(),
                "server", account.server(), "method", account.method(), "target", said(account.target()), "verdict", verdict, "by", said(end.by()),
                "code", said(end.code()), "ms", end.millis()));
        }
        String what = account.server() + " " + (account.target().isEmpty() ? account.method() : account.target());
        return "%s  %s  %-16s %-28s %-9s%s  %d ms".formatted(time(account.at()), account.call(), account.tenant() + "/" + account.caller(), what, verdict,
            end.code().isEmpty() ? "" : " by " + (end.by().isEmpty() ? "the gate" : end.by()) + ": " + end.code(), end.millis());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
