/// What the gate asks of other zones, over the wire: the recorder's ledger, issuers' keys through the broker, the office's settings.
///
/// The gate dials nobody. Each of these starts its exchanges on connections that the other zone dialled.
package dev.gatehouse.gateway.zones;
