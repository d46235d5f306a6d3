/// MCP and JSON-RPC as values: messages, ids, revisions, what a request says of itself in `_meta`, and the headers that repeat it.
///
/// What lives here: [Message] with its four kinds and the rules of the envelope, [Revision], [RequestMeta], [Claim],
/// [MirroredHeaders]. What does not: JSON itself (`.json`), bytes on a stream (`.framing`), bridging of eras (`.bridge`), any I/O.
/// Open [Message] first.
package dev.gatehouse.protocol;
