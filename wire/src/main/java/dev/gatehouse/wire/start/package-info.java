/// What a zone knows before it knows anything: its name, the secrets it shares with the zones it may speak with, and a few facts.
///
/// What lives here: [dev.gatehouse.wire.start.StartLine], the one line that the launcher writes to a zone's standard input, and the
/// secrets in it. What does not: the proof made with them (`link.Handshake`). Open [dev.gatehouse.wire.start.StartLine] first.
package dev.gatehouse.wire.start;
