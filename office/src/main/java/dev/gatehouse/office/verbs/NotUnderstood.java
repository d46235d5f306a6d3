package dev.gatehouse.office.verbs;

/// The operator's words are not a verb of this office. Exit code 2.
final class NotUnderstood extends Exception {
    NotUnderstood(String why) {
        super(why);
    }
}
