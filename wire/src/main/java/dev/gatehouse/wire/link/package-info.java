/// The live half of wire: sockets, handshake, order and credit, pools.
///
/// What lives here: [dev.gatehouse.wire.link.WireListener] (a zone's socket), [dev.gatehouse.wire.link.WireDialer] and
/// [dev.gatehouse.wire.link.Standing] (connections to another zone's socket), [dev.gatehouse.wire.link.ConnectionPool] (where exchanges
/// start) and [dev.gatehouse.wire.link.ExchangeHandler] or [dev.gatehouse.wire.link.GatheredHandler] (where they are answered). What does
/// not: the messages' fields (`message`).
/// Open [dev.gatehouse.wire.link.Exchange] first; for the rules, `Conversation` and `Handshake`.
package dev.gatehouse.wire.link;
