/// Small JSON texts: a writer (plain, pretty, canonical) and a strict reader to maps and lists. MCP messages and ledger
/// entries are none of its business. Open [Json] first.
package dev.gatehouse.control.json;
