/// From a cleared call to a server and back: through the broker to remote servers, through the keeper to hosted ones.
///
/// Open [dev.gatehouse.gateway.upstream.ServerUpstream] first. Both kinds of servers are spoken with in one way, MCP's Streamable HTTP:
/// the keeper imitates it for a process. What a call may turn into on its way is in [dev.gatehouse.gateway.upstream.Translate] alone.
package dev.gatehouse.gateway.upstream;
