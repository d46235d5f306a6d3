/// Measurements: what a call costs, against nginx in the same run.
module dev.gatehouse.bench {
    requires dev.gatehouse.protocol;
}
