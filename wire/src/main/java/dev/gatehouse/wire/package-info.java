/// The words of the zones' protocol: who the zones are, which pairs of them talk, and how talking can fail.
///
/// What lives here: [dev.gatehouse.wire.Zone], [dev.gatehouse.wire.Lane] (who dials whom, and who of the two starts),
/// [dev.gatehouse.wire.Deadline] and the failures. The messages are in `message`, the start secrets in `start`, sockets, handshake and
/// pools in `link`. What does not live here: the meaning of a message; this room carries and limits, it decides nothing.
/// `docs/wire.md` is the specification. Open [dev.gatehouse.wire.Lane] first, then `message.Kind`.
package dev.gatehouse.wire;
