/// Conditions of policies: CEL over typed facts of a call. Here live the words and their types, what is refused when a condition is read,
/// and how one is asked. Here does not live: who a policy is for, and which one is asked ([dev.gatehouse.checks.permission.Policies]).
///
/// The only place that touches the CEL library; where no policy has a condition, no class of either is loaded.
/// Open [dev.gatehouse.checks.permission.conditions.Conditions] first, then `Vocabulary` and `Strictness`.
package dev.gatehouse.checks.permission.conditions;
