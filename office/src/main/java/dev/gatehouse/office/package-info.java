/// The office's program: it keeps what is set and who may do what, signs it, tells the zones, and answers the operator.
///
/// Here live: what holds (`house`), how the zones learn of it (`publish`), what an operator may ask by wire (`verbs`) and by HTTP on
/// loopback (`page`). Here does not live: what settings and snapshots are (`control`), how tokens are made (`identity`).
/// Open [dev.gatehouse.office.Main] first, then [dev.gatehouse.office.house.House].
package dev.gatehouse.office;
