/// What a call costs: CPU of every zone, memory and start time, against a pass-through nginx before the same upstream in the same run.
///
/// Nothing here is a timed test, and nothing of the product is linked: the house is started as a person starts it. `upstream` is the server
/// that is called, `load` the clients, `candidate` what stands between the two, `machine` what the kernel says about processes.
/// Open [Bench] first; [docs/bench.md](../../../../../../../docs/bench.md) tells how to run it and how to read the table.
package dev.gatehouse.bench;
