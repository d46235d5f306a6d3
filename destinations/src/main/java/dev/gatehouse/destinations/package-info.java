/// What a URL, a host or an address is, and whether it may be reached: facts and rules, no I/O.
///
/// Lives here: the strict reading of a URL that an operator wrote ([Destination]), the table of special addresses
/// ([SpecialAddress]), and what one such writing permits ([Allowance]). Does not live here: resolving names and opening
/// connections (room `egress`), nor which destinations are configured (room `control`).
///
/// Open [Allowance] first.
package dev.gatehouse.destinations;
