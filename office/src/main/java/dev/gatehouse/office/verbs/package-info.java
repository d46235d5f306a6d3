/// What an operator may ask of the office by wire: one JSON object `{"verb": …}` in, one JSON object and an exit code out.
/// `docs/verbs.md` lists them. Open [OperatorDoor] first.
package dev.gatehouse.office.verbs;
