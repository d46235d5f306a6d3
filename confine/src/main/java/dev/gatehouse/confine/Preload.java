package dev.gatehouse.confine;

import java.util.List;

/// Loads what a launching thread still needs once its walls stand: behind them it may not be able to read our own classes.
final class Preload {
    private static final List<String> NEEDED = List.of(
        "java.lang.ProcessImpl", "java.lang.ProcessHandleImpl", "java.lang.ProcessBuilder$Redirect", "java.lang.ProcessEnvironment",
        "dev.gatehouse.confine.Confined", "dev.gatehouse.confine.KernelRefused", "dev.gatehouse.confine.WallMissing",
        "dev.gatehouse.confine.Errno", "dev.gatehouse.confine.Landlock", "dev.gatehouse.confine.Seccomp",
        "dev.gatehouse.confine.Signal", "dev.gatehouse.confine.Access$Rights");

    private Preload() {}

    static void of(Profile profile) {
        try {
            for (String name : NEEDED) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("a class of the launcher is missing", gone);
        }
        ProcessHandle.current().info();   // reads the boot time once, while /proc is still readable
        Stages.first(profile).compile(Machine.here());
        Sys.call(SystemCall.GETPID);
    }
}
