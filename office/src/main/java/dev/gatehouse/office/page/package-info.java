/// Metrics and health for machines of the operator's, by HTTP on loopback. Open [OfficePage] first.
package dev.gatehouse.office.page;
