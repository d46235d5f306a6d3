/// A server with every tool, prompt and resource that the scenarios of the official conformance suite name, on the toolkit.
///
/// Only what it has is written here; how it is served is the toolkit's. Open [dev.gatehouse.examples.conformance.Main] first; each other
/// class declares one kind of thing.
package dev.gatehouse.examples.conformance;
