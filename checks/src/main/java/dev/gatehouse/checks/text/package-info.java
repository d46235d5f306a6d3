/// What is in a text that its reader cannot see. Asked of answers (`results`) and of arguments (`arguments.meanings`); not exported.
///
/// Open [dev.gatehouse.checks.text.HiddenText] first.
package dev.gatehouse.checks.text;
