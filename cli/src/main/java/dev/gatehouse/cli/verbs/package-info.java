/// What an operator does from the command line: callers, grants, tokens, settings, the ledger, and explaining a refusal.
///
/// What changes something is asked of the office by wire ([Operator]); what only reads the ledger reads its files. Here does not live:
/// starting and ending a house (`launcher`), the stdio bridge (`bridge`), the demonstration (`demo`).
/// Open [OfficeVerb] first, then [CallerVerb] as the plainest verb.
package dev.gatehouse.cli.verbs;
