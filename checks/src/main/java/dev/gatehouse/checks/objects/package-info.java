/// Is this object this caller's? A tool that may be called is asked for one object, and its id alone says nothing about whose that is.
///
/// What an operator says of a tool's arguments and results are [dev.gatehouse.checks.objects.Marks]. An argument that is marked as an id must be
/// one that was delivered to this caller before ([dev.gatehouse.checks.objects.Deliveries]), or a claim of the caller's token
/// ([dev.gatehouse.checks.objects.Claim]); [dev.gatehouse.checks.objects.Objects] asks before a call is sent,
/// [dev.gatehouse.checks.objects.OwnObjects] cuts what is somebody else's out of what comes back, and [dev.gatehouse.checks.objects.Delivered]
/// notes, last of all, which ids the caller was given. What does not live here: how marks are written (control), and what a value is
/// beside its owner (`arguments`). Open [dev.gatehouse.checks.objects.Objects] first.
package dev.gatehouse.checks.objects;
