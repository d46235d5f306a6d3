/// The zones' protocol: frames, limits, who may say what to whom.
module dev.gatehouse.wire {
}
