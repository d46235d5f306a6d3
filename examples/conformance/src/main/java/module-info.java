/// A server with everything that the scenarios of the official conformance suite name.
module dev.gatehouse.examples.conformance {
    requires dev.gatehouse.toolkit;
}
