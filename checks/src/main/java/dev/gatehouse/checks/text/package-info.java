/// What is in a text that its reader cannot see. Asked of answers (`results`) and of arguments (`arguments.meanings`), and by the
/// office, which shows text of servers to an operator.
///
/// Open [dev.gatehouse.checks.text.HiddenText] first.
package dev.gatehouse.checks.text;
