package dev.gatehouse.office.house;

import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.office.approvals.Answered;
import dev.gatehouse.office.pins.PinChange;

/// Something that an operator did, as the ledger keeps it: names alone.
///
/// @param what one word, such as `grant-added`
/// @param subject to whom or what
/// @param detail further names; never a token or a secret
public record Happening(String what, String subject, String detail) {
    /// What happened to a pin: the tool, or the word `itself`, and the whole digest.
    static Happening of(PinChange change) {
        return new Happening(change.what(), change.item().tenant() + "/" + change.item().server(), change.item().tool().map(tool -> "tool " + tool).orElse("itself")
            + " " + change.digest());
    }

    /// What happened to an answer: who called which tool, and the question's id. What the call says is not for the ledger.
    static Happening of(Answered answered) {
        Decision decision = answered.decision();
        return new Happening(answered.what(), decision.caller().toString(), decision.server() + " tool " + decision.tool() + " call " + decision.id());
    }
}
