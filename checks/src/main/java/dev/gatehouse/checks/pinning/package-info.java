/// Pins: a tool is used only as somebody approved it. A server can change what a tool says of itself after people came to trust it, or take
/// another server's name for a tool of its own; here that is found before anything is sent.
///
/// What lives here: the canonical [dev.gatehouse.checks.pinning.Definition] and its digest, the question whether a definition stands
/// ([dev.gatehouse.checks.pinning.Pinning], [dev.gatehouse.checks.pinning.PinnedListing]), what was seen for the first time
/// ([dev.gatehouse.checks.pinning.Sightings]) and names that could be taken for another's ([dev.gatehouse.checks.pinning.Lookalikes]). What
/// does not: where pins are kept and approved (the office), and how a listing is had from a server (the gateway).
/// Open [dev.gatehouse.checks.pinning.Pinning] first.
package dev.gatehouse.checks.pinning;
