/// The `gatehouse` command: its root, the list of its verbs, and the verbs that start, end and describe a run.
///
/// Open [dev.gatehouse.cli.Verbs] first: the list of all verbs, and where a new one is added. Not here: starting zones (`launcher`), and
/// the verbs that ask the office (`verbs`).
package dev.gatehouse.cli;
