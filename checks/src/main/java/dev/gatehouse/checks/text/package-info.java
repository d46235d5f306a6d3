/// What is in a text that its reader cannot see. Asked of answers (`results`) and of arguments (`arguments.meanings`), and wherever text of
/// strangers is shown to a person ([dev.gatehouse.checks.text.Visible]).
///
/// Open [dev.gatehouse.checks.text.HiddenText] first.
package dev.gatehouse.checks.text;
