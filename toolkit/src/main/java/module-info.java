/// The library for whoever writes an MCP server: tools, prompts and resources are declared, both eras of the protocol are spoken.
module dev.gatehouse.toolkit {
    requires transitive dev.gatehouse.serving;

    exports dev.gatehouse.toolkit.http;
    exports dev.gatehouse.toolkit.server;
    exports dev.gatehouse.toolkit.stdio;
}
