/// Messages on a stream of bytes: server-sent events and lines, read piece by piece under limits, and written.
///
/// What lives here: [SseReader], [SseWriter], [LineReader], [LineWriter]. What does not: sockets, files, threads, and what the bytes
/// mean. Open [SseReader] first.
package dev.gatehouse.protocol.framing;
