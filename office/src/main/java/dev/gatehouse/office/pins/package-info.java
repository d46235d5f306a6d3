/// The pin book: what of servers' tools was approved, by whom, and what waits for an operator.
///
/// Here live: the [dev.gatehouse.office.pins.PinBook] and its files, what the gate says that it saw
/// ([dev.gatehouse.office.pins.Sighted]) and how the office judges that ([dev.gatehouse.office.pins.Hearing]), and a definition's
/// [dev.gatehouse.office.pins.Difference] to another one, safe to be printed. Here does not live: what a definition is and how two names are alike
/// (`checks.pinning`), and what the gate does with pins (`gateway`). Open [dev.gatehouse.office.pins.PinBook] first.
package dev.gatehouse.office.pins;
