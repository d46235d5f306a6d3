/// Calls that wait for an operator's answer, and the answers.
///
/// Here live: what the gate says of such calls ([dev.gatehouse.office.approvals.GateReport]), the [dev.gatehouse.office.approvals.ApprovalBook] and the file of
/// its answers. Here does not live: which calls are asked about (`approvals/*.yaml`, in `control`), and what a call says and how an answer is used (`checks.approval`).
/// Arguments are kept in memory alone: they are in no file, no log and no ledger.
/// Open [dev.gatehouse.office.approvals.ApprovalBook] first.
package dev.gatehouse.office.approvals;
