/// The stdio bridge: what an MCP client starts as a program, and what carries its messages to a route of the gate, authenticating by itself.
///
/// It changes nothing in a message: it adds what HTTP needs, remembers a legacy session and listens to it, and writes only JSON-RPC to its standard output.
/// Open [Bridge] first.
package dev.gatehouse.cli.bridge;
