/// Does a person agree to this very call? Asked last, of calls that would go through otherwise and that a rule marks.
///
/// What lives here: the check [dev.gatehouse.checks.approval.Approval], why a call is asked about ([dev.gatehouse.checks.approval.Occasion]), the one
/// form of all that a call says ([dev.gatehouse.checks.approval.Wording]), what waits for an answer ([dev.gatehouse.checks.approval.Pending]) and what
/// was answered ([dev.gatehouse.checks.approval.Decisions]). What does not: who answers, and how (the office), and how answers get here (signed settings).
/// Open [dev.gatehouse.checks.approval.Approval] first.
package dev.gatehouse.checks.approval;
