/// Walls around a process: Landlock, seccomp, users. The only native access.
module dev.gatehouse.confine {
    requires jdk.net;

    exports dev.gatehouse.confine;
}
