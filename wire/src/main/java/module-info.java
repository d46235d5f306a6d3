/// The zones' protocol: frames, limits, who may say what to whom.
module dev.gatehouse.wire {
    requires jdk.net;

    exports dev.gatehouse.wire;
    exports dev.gatehouse.wire.link;
    exports dev.gatehouse.wire.message;
    exports dev.gatehouse.wire.start;
}
