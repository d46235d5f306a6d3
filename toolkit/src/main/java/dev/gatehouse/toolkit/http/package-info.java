/// MCP over Streamable HTTP: one path, both eras.
///
/// What lives here: [dev.gatehouse.toolkit.http.McpEndpoint], which stands behind the front of `serving` and decides of which era a request
/// is, and what carries an answer: [dev.gatehouse.toolkit.http.Outbox] and [dev.gatehouse.toolkit.http.Exchange]. What does not: the eras
/// themselves (`.legacy`, `.modern`).
///
/// Open [dev.gatehouse.toolkit.http.McpEndpoint] first.
package dev.gatehouse.toolkit.http;
