package dev.gatehouse.checks.permission.conditions;

/// An argument is not what the tool's schema says it is, so no condition is asked about it. Names the place, never the value.
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String path) {
        super(path, null, false, false);
    }
}
