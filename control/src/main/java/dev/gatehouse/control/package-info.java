/// What is set, who may do what, and how the zones learn of it.
///
/// Here live: what a person writes (`settings`), what the office keeps (`register`), what zones are told (`snapshot`),
/// where it all lies (`home`), what is asked before leaving loopback (`exposure`). `document` and `shape` turn text
/// into checked values for all of them and are not for other rooms.
/// Here does not live: whoever sends snapshots around (`office`), or decides by them (`checks`, `gateway`).
/// Open [dev.gatehouse.control.settings.SettingsFile] first, then [dev.gatehouse.control.snapshot.Snapshot].
package dev.gatehouse.control;
