/// The least that makes a program an MCP server over stdio (2025-11-25): `initialize`, `ping`, `tools/list`, `tools/call`.
///
/// Small on purpose, and without any defence: the gateway in front supplies those.
package dev.gatehouse.examples.stdio;
