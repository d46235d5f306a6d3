/// The protocol as this server speaks it, both eras in one endpoint, and the holes that lie in how messages are read and matched.
package dev.gatehouse.examples.vulnerable.mcp;
