package dev.gatehouse.wire;

/// The other side broke a rule of the protocol. The connection is ended without an answer, and the rule is counted.
public final class WireViolation extends WireException {
    private static final long serialVersionUID = 1L;

    private final Rule rule;

    /// The rule that was broken, and where. The text names kinds, fields and numbers, never contents.
    public WireViolation(Rule rule, String where) {
        super(rule.word() + ": " + where, null);
        this.rule = rule;
    }

    /// The rule that was broken.
    public Rule rule() {
        return rule;
    }
}
