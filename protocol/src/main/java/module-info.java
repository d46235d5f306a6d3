/// MCP and JSON-RPC as values: strict parser, codecs, framings. No I/O.
module dev.gatehouse.protocol {
    requires tools.jackson.core;

    exports dev.gatehouse.protocol.json;
}
