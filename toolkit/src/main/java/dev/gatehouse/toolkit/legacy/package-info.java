/// The older era (MCP 2025-03-26 to 2025-11-25): a handshake, sessions, and questions that are requests of the server's own.
///
/// What lives here: what a session remembers ([dev.gatehouse.toolkit.legacy.Session]), its streams, to which a client can come back, its open
/// questions, a call at work, and the order in which a request is judged over HTTP ([dev.gatehouse.toolkit.legacy.LegacyEra]) and over two
/// streams ([dev.gatehouse.toolkit.legacy.LegacyLine]). Open `Session` first. Batches of 2025-03-26 are refused.
package dev.gatehouse.toolkit.legacy;
