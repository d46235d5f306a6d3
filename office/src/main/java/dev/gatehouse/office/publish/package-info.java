/// Signed snapshots on their way to the zones, and what the zones say of themselves. Open [Publisher] first.
package dev.gatehouse.office.publish;
