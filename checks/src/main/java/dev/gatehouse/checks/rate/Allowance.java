package dev.gatehouse.checks.rate;

import java.util.OptionalInt;

/// How much may be had under one key: by one caller, by one tenant, of one tool, or of calls of one cost.
///
/// @param perMinute calls that may begin in a minute, on average
/// @param burst how many of these at a stroke
/// @param perDay calls that may begin on one day, where there is a budget
/// @param atOnce calls that may run at the same time
public record Allowance(int perMinute, int burst, OptionalInt perDay, int atOnce) {
    public Allowance {
        if (perMinute < 1 || burst < 1 || perDay.orElse(1) < 1 || atOnce < 1) {
            throw new IllegalArgumentException("an allowance allows something");
        }
    }
}
