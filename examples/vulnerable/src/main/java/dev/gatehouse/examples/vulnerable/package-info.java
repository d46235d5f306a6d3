/// An MCP server (Streamable HTTP, revisions 2025-11-25 and 2026-07-28) over an embedded database, as servers are written when nobody asks
/// who may do what: notes, orders, files and profiles of two tenants, and one named class for each hole.
///
/// It believes whoever asks: an argument `user` (and `tenant`), else the header `X-User` (and `X-Tenant`), says who that is. It listens on
/// 127.0.0.1 alone, dials nobody, keeps its "files" in the database, and its queries run as a database user that reaches no file and runs no
/// code: what falls here is what is written here and nothing of the machine.
///
/// Open [Holes] first: the list of what is wrong. `mcp` has the protocol and the holes in it, `holes` those in tools, `store` the database.
package dev.gatehouse.examples.vulnerable;
