/// The two eras of MCP made to understand each other: pure functions from a message to the message of the other side.
///
/// What lives here: [Bridge] for calls and answers, [ServerFace] for the handshakes (`initialize` and `server/discover`), and
/// [Rewrite], the closed list of everything that may change on the way. What does not: sessions, sending, judging.
/// Open [Rewrite] first: what it does not name is carried byte for byte (`BridgeTest` proves it).
package dev.gatehouse.protocol.bridge;
