/// The recorder's main: it reads frames and appends. Everything about entries, chain and seals is in the room `ledger`.
///
/// Open [dev.gatehouse.recorder.Recording] first.
package dev.gatehouse.recorder;
