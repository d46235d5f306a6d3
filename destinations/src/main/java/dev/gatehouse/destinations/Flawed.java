package dev.gatehouse.destinations;

/// Carries the first flaw out of the readers of this room; never leaves it.
final class Flawed extends RuntimeException {
    private final transient Flaw flaw;

    Flawed(Flaw flaw) {
        super(flaw.code(), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
