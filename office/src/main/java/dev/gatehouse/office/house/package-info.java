/// What holds in this house: settings, callers, grants, revocations, and the keys that sign. Open [House] first.
package dev.gatehouse.office.house;
