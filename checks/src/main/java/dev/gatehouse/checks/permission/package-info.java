/// May this caller use this? Deny by default: what no grant and no policy names is refused, and is not shown in listings.
///
/// Open [dev.gatehouse.checks.permission.Permission] first, then [dev.gatehouse.checks.permission.Policies]. Where grants and policies come from
/// is not known here; how a policy's condition is read and asked lives in [dev.gatehouse.checks.permission.conditions].
package dev.gatehouse.checks.permission;
