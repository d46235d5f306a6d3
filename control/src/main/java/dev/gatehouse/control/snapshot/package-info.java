/// What the office tells the zones: one version of everything, signed, cut for each zone to what it must know.
/// Zones keep the last good one and run on it while the office is away. Open [Snapshot], then [Signed] and [LastGood].
package dev.gatehouse.control.snapshot;
