/// From a request to the calls that it comes to: one, to the one server of its route; or, on the route to all servers, one to the server
/// that it names, or one to each.
///
/// Open [dev.gatehouse.gateway.errands.AllServers] first: it resolves the names of that route to a server and its own names before there is
/// a call, so that checks, grants, ledger and the server itself see what they would see on the server's own route; on the way back
/// [dev.gatehouse.gateway.errands.Homeward] puts the route's names in. How a call then gets to its server is not here.
package dev.gatehouse.gateway.errands;
