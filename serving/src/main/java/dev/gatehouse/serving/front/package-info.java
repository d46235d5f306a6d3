/// The strict HTTP/1.1 front: everything between the socket and the question who is asking.
///
/// Here live the listener and its limits, the rules for a request head ([HeadRules]: one ordered list), the way a body is
/// read, how a no looks on the wire, event streams, and the watch that notices a client which has gone.
/// What does not live here: routes and verbs, tokens, JSON, MCP. They begin behind the [Door].
///
/// Open first: [Front] (how it is started), then `Reception` (the order in which a request is received), then [Arrival].
package dev.gatehouse.serving.front;
