/// MCP over two streams, one message a line: both eras, one client.
///
/// Open [dev.gatehouse.toolkit.stdio.McpLines]. The eras themselves are in `.legacy` and `.modern`.
package dev.gatehouse.toolkit.stdio;
