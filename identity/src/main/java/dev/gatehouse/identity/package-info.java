/// From a token to a Caller: the OAuth 2.1 resource server of the house, and the local tokens of a laptop.
///
/// Open [Authenticator] first: its `judge` is the whole way from an `Authorization` header to a
/// [dev.gatehouse.pipeline.Caller] or a refusal with its challenge. [IdentitySettings] is all that it is told.
///
/// What lives here: reading and verifying tokens (`SignedTokens`, `OpaqueTokens`), issuers' keys with their cache
/// (`IssuerKeys`), revocation, what a resource says about itself ([ProtectedResource], [Challenge]), and the making of local
/// tokens ([LocalTokens], which only the office uses).
///
/// What does not live here: connections. Keys and introspection answers come through [KeySource] and [Introspection],
/// which the gate answers over the wire and the broker over the network. Nor grants: who may do what is a check.
package dev.gatehouse.identity;
