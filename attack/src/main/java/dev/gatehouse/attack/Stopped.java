package dev.gatehouse.attack;

/// The end of an attack before its last step, with its verdict.
final class Stopped extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    Stopped(Verdict verdict) {
        super(null, null, false, false);
        this.verdict = verdict;
    }

    static Stopped broken(String why) {
        return new Stopped(new Verdict.NotTried(false, why));
    }

    Verdict verdict() {
        return verdict;
    }
}
