/// MCP and JSON-RPC as values: strict parser, codecs, framings. No I/O.
module dev.gatehouse.protocol {
    requires tools.jackson.core;

    exports dev.gatehouse.protocol;
    exports dev.gatehouse.protocol.bridge;
    exports dev.gatehouse.protocol.framing;
    exports dev.gatehouse.protocol.json;
}
