/// The broker: reaches remote servers and issuers for the gate, and nothing that no operator wrote.
///
/// What lives here: its `main` ([Main]), what an operator wrote ([Written]), a call on its way to a remote server ([RemoteCall]), an issuer's
/// documents and word ([IssuerFetch]), and the reading of a client secret ([ClientSecret]). What does not: the dialling itself and its rules
/// (room `egress`), addresses (`destinations`). Open [Broker] first: it says what is answered to whom.
package dev.gatehouse.vault;
