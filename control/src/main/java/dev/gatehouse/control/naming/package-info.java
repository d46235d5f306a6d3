/// How a server's command becomes words, and how words or a URL become a name. No file, no process.
/// Open [CommandWords] and [ServerName].
package dev.gatehouse.control.naming;
