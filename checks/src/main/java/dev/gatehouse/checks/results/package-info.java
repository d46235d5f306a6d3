/// What may come back? Reviews of every message from a server: its shape, and text made plain.
///
/// Open [dev.gatehouse.checks.results.PlainText] first; [dev.gatehouse.checks.text.HiddenText] knows the characters.
package dev.gatehouse.checks.results;
