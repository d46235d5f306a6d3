package dev.gatehouse.office.approvals;

/// An answer that cannot be given: nothing was changed. The message is a sentence for the operator.
public final class ApprovalRefused extends Exception {
    ApprovalRefused(String sentence) {
        super(sentence);
    }
}
