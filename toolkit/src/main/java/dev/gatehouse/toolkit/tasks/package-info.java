/// Tasks: calls that outlive their request (extension `io.modelcontextprotocol/tasks`, SEP-2663).
///
/// A task belongs to the caller who made it; to anybody else it is not there. What lives here: the store ([dev.gatehouse.toolkit.tasks.Tasks])
/// with its methods, and the life of one ([dev.gatehouse.toolkit.tasks.Task]). What does not: when work becomes a task, which `.modern`
/// decides. Open `Tasks` first.
package dev.gatehouse.toolkit.tasks;
