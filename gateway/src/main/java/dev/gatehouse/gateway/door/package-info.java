/// From a request whose head broke no rule to a Call, and from what the pipeline lets through to a response.
///
/// Open [dev.gatehouse.gateway.door.McpDoor] first. What the front refuses never gets here; what reaches servers is not here.
package dev.gatehouse.gateway.door;
