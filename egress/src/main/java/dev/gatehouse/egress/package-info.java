/// The guarded dialler: the only code of the house that opens outbound connections.
///
/// It dials what an operator wrote ([dev.gatehouse.destinations.Allowances]) and nothing else: the name is resolved once,
/// all answers are judged together, the connection goes to a judged address, and TLS is checked against the name. Nothing is
/// followed, repeated, decompressed, remembered or taken from the environment.
///
/// HTTP/1.1 messages are written and read by Apache HttpCore; connecting, TLS, deadlines and reuse are ours and can be read
/// here. Does not live here: which destinations exist (settings), what is sent (the broker), secrets (room `vault`).
///
/// Open [Egress] first, then `Exchange`.
package dev.gatehouse.egress;
