package dev.gatehouse.examples.vulnerable.store;

/// What went wrong, in words that go to whoever asked as they are.
public final class SaidWrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// With these words.
    public SaidWrong(String words) {
        super(words);
    }
}
