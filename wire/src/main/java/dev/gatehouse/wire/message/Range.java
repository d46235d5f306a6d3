package dev.gatehouse.wire.message;

/// What a record's constructor asks of its values. The codec turns a refusal of a received value into a violation.
final class Range {
    private Range() {
    }

    static void within(long value, long least, long most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is outside " + least + " to " + most);
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
