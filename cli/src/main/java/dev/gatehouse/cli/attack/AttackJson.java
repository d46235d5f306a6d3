package dev.gatehouse.cli.attack;

import dev.gatehouse.attack.Report;
import dev.gatehouse.attack.Result;
import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.attack.Verdict.Held;
import dev.gatehouse.attack.Verdict.NotTried;
import java.util.LinkedHashMap;
import java.util.Map;

/// A report for programs.
final class AttackJson {
    private AttackJson() {}

    static Map<String, Object> of(Report report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("held", report.held());
        all.put("fell", report.fell());
        all.put("broken", report.broken());
        all.put("attacks", report.results().stream().map(AttackJson::of).toList());
        return all;
    }

    private static Map<String, Object> of(Result result) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", result.attack().id());
        result.attack().object().ifPresent(number -> one.put("object", number));
        one.put("title", result.attack().title());
        one.put("verdict", result.verdict().word());
        switch (result.verdict()) {
            case Held _ -> { }
            case Fell(String how, var requests) -> {
                one.put("how", how);
                one.put("requests", requests.stream().map(each -> each.curl()).toList());
            }
            case NotTried(boolean lacking, String why) -> {
                one.put("lacking", lacking);
                one.put("why", why);
            }
        }
        return one;
    }
}
