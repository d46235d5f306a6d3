/// What an author declares: tools, prompts and resources, and what each does.
///
/// Everything here is of no era. An author writes a piece of [dev.gatehouse.toolkit.server.Work] once; whether a question of it travels as
/// a request of the server's own, as `input_required`, or waits in a task is decided where it is answered. What does not live here: HTTP,
/// sessions, and any check of who may call what.
///
/// Open [dev.gatehouse.toolkit.server.Library] first, then [dev.gatehouse.toolkit.server.Outcome].
package dev.gatehouse.toolkit.server;
