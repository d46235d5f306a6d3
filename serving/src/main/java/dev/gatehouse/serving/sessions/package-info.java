/// The sessions of clients that speak a revision with sessions (MCP up to 2025-11-25).
///
/// A session is memory between two requests of one caller and never a credential: every request is authenticated anew, and
/// an id is worth nothing without its caller. What a session holds is its user's business.
///
/// Open first: [Sessions].
package dev.gatehouse.serving.sessions;
