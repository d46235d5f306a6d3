package dev.gatehouse.identity;

/// Bytes from outside that are not what they should be. The message names the rule and never holds the bytes.
final class Malformed extends Exception {
    Malformed(String rule) {
        super(rule, null, false, false);
    }
}
