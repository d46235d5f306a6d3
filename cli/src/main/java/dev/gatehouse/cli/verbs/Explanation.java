package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Account;
import dev.gatehouse.ledger.Effect;
import dev.gatehouse.ledger.Outcome;
import dev.gatehouse.pipeline.Code;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is told about a call or a code: for programs a JSON object, for people its members one a line.
final class Explanation {
    private static final String LOOK_FIRST = "Look at the server whether the call took place before repeating it. The recorder's log says why it was closed.";

    private Explanation() {}

    /// Members `call`, `at`, `tenant`, `caller`, `route`, `server`, `method`, `target`, `revision`, `settings`, `verdict`, and where it
    /// was refused `check`, `code`, `rule`, `effect`, `means`, `move`, `remedy`, and `grant` where one would have helped.
    static Map<String, Object> of(Account account) {
        Map<String, Object> map = Json.object("call", account.call(), "at", account.at().toString(), "tenant", account.tenant(), "caller", account.caller(),
            "route", account.route(), "server", account.server(), "method", account.method(), "target", said(account.target()),
            "revision", said(account.revision()), "settings", account.settings());
        if (account.end().isEmpty()) {
            map.put("verdict", "open");
            map.put("means", "It is under way, or the gate has just ended and the recorder has not closed it yet.");
            return map;
        }
        Account.End end = account.end().get();
        map.put("verdict", end.outcome().name().toLowerCase(Locale.ROOT));
        boolean coded = !end.code().isEmpty();
        map.putAll(Json.object("check", noted(end.by(), coded), "code", said(end.code()), "rule", noted(end.detail(), coded),
            "effect", end.effect().name().toLowerCase(Locale.ROOT), "ms", end.millis()));
        Code.named(end.code()).ifPresentOrElse(code -> map.putAll(meaning(code)), () -> map.putAll(withoutRefusal(end)));
        Suggestion.of(account).ifPresent(words -> map.put("grant", "gatehouse " + Words.quoted(words)));
        return map;
    }

    /// Members `code`, `http`, `jsonRpc`, `means`, `move`, `remedy`, `counts`.
    static Map<String, Object> of(Code code, List<Map<String, Object>> counts) {
        Map<String, Object> map = Json.object("code", code.word(), "http", code.http(), "jsonRpc", code.jsonRpc());
        map.putAll(meaning(code));
        map.put("counts", counts);
        return map;
    }

    private static Map<String, Object> meaning(Code code) {
        return Json.object("means", code.sentence(), "move", Remedies.move(code.mover()), "remedy", Remedies.of(code));
    }

    /// A call that nobody refused: it was carried out, or its zone or the gate ended under it and the recorder closed it.
    private static Map<String, Object> withoutRefusal(Account.End end) {
        return Json.object("means", effect(end.effect()) + changed(end),
            "remedy", Optional.of(LOOK_FIRST).filter(_ -> end.effect() == Effect.UNKNOWN));
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case NONE -> "Nothing reached the server.";
            case DONE -> "The server carried it out.";
            case UNKNOWN -> "It may have been carried out; nobody sends it again.";
        };
    }

    /// A review that changed an answer is named, though nothing was refused.
    private static String changed(Account.End end) {
        return end.outcome() == Outcome.DONE && !end.by().isEmpty() ? " Its answer was made safer by " + end.by() + " before it was passed on." : "";
    }

    /// What belongs to a code is never left out in silence.
    private static Optional<String> noted(String text, boolean coded) {
        return coded && text.isEmpty() ? Optional.of("none was noted") : said(text);
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    static void print(Map<String, Object> explanation, PrintWriter out) {
        explanation.forEach((name, value) -> {
            if (value instanceof List<?> counts) {
                counts(counts, out);
            } else {
                out.printf("%-9s %s%n", name, value);
            }
        });
    }

    private static void counts(List<?> counts, PrintWriter out) {
        if (counts.isEmpty()) {
            out.println("counts    no address met it lately");
        }
        for (Object each : counts) {
            if (each instanceof Map<?, ?> count) {
                out.printf("counts    %s: %s, last %s%n", count.get("address"), count.get("refusals"), count.get("last"));
            }
        }
    }
}
