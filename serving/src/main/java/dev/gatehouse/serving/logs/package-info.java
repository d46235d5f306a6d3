/// Where the server library's own log lines go: its warnings to [System.Logger], everything else nowhere.
///
/// Open first: [LibraryLogs].
package dev.gatehouse.serving.logs;
