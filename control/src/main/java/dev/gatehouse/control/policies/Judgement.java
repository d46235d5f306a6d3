package dev.gatehouse.control.policies;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.shape.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Holds policies against what there is: the servers, and the words that their conditions may use.
public final class Judgement {
    private Judgement() {}

    /// Something wrong with a condition.
    ///
    /// @param line of its own text, from 1
    /// @param column of that line, from 1
    /// @param word the one that is not known there; empty where it is none
    /// @param known those that are
    public record Flaw(int line, int column, String said, String word, Collection<String> known) {}

    /// Whoever understands conditions.
    @FunctionalInterface
    public interface Reading {
        /// What is wrong with this condition.
        List<Flaw> flaws(String when);
    }

    /// Everything that is wrong with these, told at once.
    ///
    /// @param servers the names of all servers
    public static List<Policy> good(List<WrittenPolicy> written, Collection<String> servers, Reading reading) throws SettingsWrong {
        List<Problem> problems = new ArrayList<>();
        for (WrittenPolicy each : written) {
            if (!servers.contains(each.policy().server().value())) {
                problems.add(each.unknownServer(servers));
            }
            each.policy().when().ifPresent(when -> reading.flaws(when).forEach(flaw ->
                    problems.add(each.inCondition(flaw.line(), flaw.column(), flaw.said() + Nearest.meant(flaw.word(), flaw.known())))));
        }
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return written.stream().map(WrittenPolicy::policy).toList();
    }
}
