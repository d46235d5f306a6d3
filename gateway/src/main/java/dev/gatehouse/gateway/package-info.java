/// The gate's main and how its parts are put together.
///
/// Open [dev.gatehouse.gateway.Order] for what every call is asked, then [dev.gatehouse.gateway.door.McpDoor] for how it comes in and
/// [dev.gatehouse.gateway.upstream.ServerUpstream] for how it goes out. The loop between them is
/// [dev.gatehouse.pipeline.Pipeline].
package dev.gatehouse.gateway;
