/// Walls around a process: what the kernel enforces on a zone or on a hosted server, and the proof that it does.
///
/// Open [dev.gatehouse.confine.Launch] first: it starts a program behind [dev.gatehouse.confine.Walls]. Inside a zone's own JVM
/// [dev.gatehouse.confine.Shield] is the first line of `main`, [dev.gatehouse.confine.SecondStage] the last one before the first
/// hostile byte is read, and [dev.gatehouse.confine.SelfProbe] shows that both worked. [dev.gatehouse.confine.Kernel] says what
/// this machine lacks; [dev.gatehouse.confine.Attempts] is the burglar that the tests run inside the walls.
///
/// Not here: which folder or port a zone has (the launcher's matter), and what a hosted server is (`hosting`).
/// A JVM that uses this package wants `--enable-native-access=dev.gatehouse.confine`.
package dev.gatehouse.confine;
