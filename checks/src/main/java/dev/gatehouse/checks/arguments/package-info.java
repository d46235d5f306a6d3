/// Are these arguments sane? Small enough ([CallSize]), and what the tool's approved schema says ([Arguments], by
/// [dev.gatehouse.checks.arguments.schema.Schema]). What each of them *is* beside its type is asked by
/// [dev.gatehouse.checks.arguments.meanings.Meaning].
///
/// Open [Arguments] first. Which schema is approved is not known here: [dev.gatehouse.checks.permission.InputSchemas].
package dev.gatehouse.checks.arguments;
