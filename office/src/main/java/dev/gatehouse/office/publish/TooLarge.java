package dev.gatehouse.office.publish;

/// Callers, grants and settings together are more than a snapshot may hold. What would have made them so did not happen.
public final class TooLarge extends Exception {
    TooLarge() {
        super("Settings, callers and grants together are larger than the zones take (4 MiB). Remove some first, or grant by role or group.");
    }
}
