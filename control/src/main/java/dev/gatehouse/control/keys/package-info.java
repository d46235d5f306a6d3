/// The table of keys of `gatehouse.yaml`, and the way from checked values to records and back. Snapshots are written with it too.
/// Not for other rooms. Open [SettingsKeys] first.
package dev.gatehouse.control.keys;
