/// The server that everything is measured in front of, and what it says about itself. Open [FastUpstream] first.
package dev.gatehouse.bench.upstream;
