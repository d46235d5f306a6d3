package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Settings that are not used, with everything that is wrong with them. Exit code 3 of the command line.
public final class SettingsWrong extends Exception {
    private final List<Problem> problems;

    public SettingsWrong(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// Everything found, in the order of the file.
    public List<Problem> problems() {
        return problems;
    }
}
