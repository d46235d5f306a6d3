/// What strangers wrote, on its way to an operator: read strictly ([dev.gatehouse.office.reading.Members]) and made safe to be printed
/// ([dev.gatehouse.office.reading.Shown]). What it is about lives with those who show it (`pins`, `approvals`).
/// Open [dev.gatehouse.office.reading.Shown] first.
package dev.gatehouse.office.reading;
