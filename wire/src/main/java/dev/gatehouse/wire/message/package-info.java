/// The messages of wire: one record each, with its fields in the order in which they cross, and their limits.
///
/// What lives here: [dev.gatehouse.wire.message.Kind], the one table of kinds (who may say it to whom, how long it may be, what answers
/// it), the records, [dev.gatehouse.wire.message.Limits], and the strict [dev.gatehouse.wire.message.Codec]. What does not: sockets, order
/// and credit (`link`). No record shows contents in its text. Open [dev.gatehouse.wire.message.Kind] first.
package dev.gatehouse.wire.message;
