/// The keeper: starts stdio servers as confined processes, and speaks with the gate as if they were Streamable HTTP servers.
///
/// A session is one process and belongs to one caller of one tenant. What lives here: its `main` ([Main]), what is answered to the gate
/// ([Keeper], [HostedCall]), who lives in the house ([Sessions]), one process and who gets which of its lines ([HostedProcess], [Routing]), and
/// what a program is started with ([ServerStart]). What does not: the walls themselves (room `confine`), the messages (`protocol`).
/// Open [HostedCall] first: it is the whole way of one message.
package dev.gatehouse.hosting;
