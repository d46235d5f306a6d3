package dev.gatehouse.control.document;

import dev.gatehouse.control.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one file, so that a person hears everything at once. Keeps the first 100.
public final class Problems {
    private static final int MOST = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /// Starts an empty collection for the file of that name.
    public Problems(String file) {
        this.file = file;
    }

    /// Notes one more.
    public void add(int line, String path, String said) {
        if (found.size() < MOST) {
            found.add(new Problem(file, line, path, said));
        }
    }

    /// Whether nothing was wrong so far.
    public boolean none() {
        return found.isEmpty();
    }

    /// Everything found, in the order of lines.
    public List<Problem> found() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
