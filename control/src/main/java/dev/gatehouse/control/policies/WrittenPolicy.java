package dev.gatehouse.control.policies;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.settings.WrittenFolder;
import java.util.Collection;
import java.util.List;

/// A policy and where a person wrote it, so that whoever judges it further can name the place.
///
/// @param path its place in the file's list
/// @param line where it begins
/// @param text the file's lines
public record WrittenPolicy(Policy policy, String file, String path, int line, List<String> text) implements WrittenFolder.Placed {
    public WrittenPolicy {
        text = List.copyOf(text);
    }

    @Override
    public String id() {
        return policy.id();
    }

    /// A problem of its condition, with the nearest of the known words where one is not known.
    ///
    /// @param at the line of the condition's own text, from 1
    /// @param column of that line, from 1
    public Problem inCondition(int at, int column, String said) {
        String whole = policy.when().orElse("").lines().skip(at - 1L).findFirst().orElse("");
        String piece = whole.strip();
        for (int row = line; !piece.isEmpty() && row <= text.size(); row++) {
            int begins = text.get(row - 1).indexOf(piece);
            if (begins >= 0) {
                return problem(row, begins + column - whole.indexOf(piece), said);
            }
        }
        return problem(line, column, said);   // folded or escaped: the column is the condition's own
    }

    private Problem problem(int row, int column, String said) {
        return new Problem(file, row, path + ".when", "column " + column + ": " + said);
    }

    /// A problem of its server, which is none of these.
    public Problem unknownServer(Collection<String> known) {
        return unknownServer(policy.server(), known);
    }
}
