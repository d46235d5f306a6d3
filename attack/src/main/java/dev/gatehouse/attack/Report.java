package dev.gatehouse.attack;

import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.attack.Verdict.Held;
import dev.gatehouse.attack.Verdict.NotTried;
import java.util.List;
import java.util.stream.Stream;

/// What became of all attacks of a run.
public record Report(List<Result> results) {

    /// How many held.
    public long held() {
        return results.stream().filter(each -> each.verdict() instanceof Held).count();
    }

    /// How many fell.
    public long fell() {
        return results.stream().filter(each -> each.verdict() instanceof Fell).count();
    }

    /// How many proved nothing though the target has what they want.
    public long broken() {
        return results.stream().filter(each -> each.verdict() instanceof NotTried(boolean lacking, String _) && !lacking).count();
    }

    /// Whether the target stands: attacks were tried, none fell, and none broke off.
    public boolean stands() {
        return held() > 0 && fell() == 0 && broken() == 0;
    }

    /// For each attack that fell how that was seen, and the lines that repeat it; then how many there were of each kind.
    public List<String> findings() {
        return Stream.of(results.stream().flatMap(Report::repeat), Stream.of("", sum())).flatMap(each -> each).toList();
    }

    /// One row: the verdict, the attack, and its title.
    public static String row(Result result) {
        String why = result.verdict() instanceof NotTried(boolean _, String reason) ? "  (" + reason + ")" : "";
        return "%-10s %-24s %s%s".formatted(result.verdict().word(), result.attack().id(), result.attack().title(), why);
    }

    private static Stream<String> repeat(Result result) {
        return result.verdict() instanceof Fell fell
            ? Stream.concat(Stream.of("", result.attack().id() + ": " + fell.how()), fell.requests().stream().map(each -> "  " + each.curl())) : Stream.empty();
    }

    private String sum() {
        long lacking = results.size() - held() - fell() - broken();
        return "%d held, %d fell, %d not tried (%d for want of the act, %d went wrong)".formatted(held(), fell(), lacking + broken(), lacking, broken());
    }
}
