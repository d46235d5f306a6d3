package dev.gatehouse.cli.launcher;

import java.util.List;

/// A start that did not happen, or was taken back: nothing is left running. One sentence per cause, each with its remedy.
public final class StartRefused extends Exception {
    private final Cause cause;
    private final List<String> sentences;

    /// Whose move is next; the command line makes an exit code of it.
    public enum Cause {
        /// It is running already, a port is taken, a zone does not come up.
        NO,
        /// Settings, or the modes of a tree or home.
        SETTINGS,
        /// A wall, a program or a file of ours is not there.
        MISSING_PART
    }

    StartRefused(Cause cause, List<String> sentences) {
        super(String.join("\n", sentences));
        this.cause = cause;
        this.sentences = List.copyOf(sentences);
    }

    StartRefused(Cause cause, String sentence) {
        this(cause, List.of(sentence));
    }

    /// Whose move is next.
    public Cause why() {
        return cause;
    }

    /// What to tell the person.
    public List<String> sentences() {
        return sentences;
    }
}
