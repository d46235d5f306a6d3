/// May this caller use this? Deny by default: what no grant names is refused, and is not shown in listings.
///
/// Open [dev.gatehouse.checks.permission.Permission] first. Where grants come from is not known here.
package dev.gatehouse.checks.permission;
