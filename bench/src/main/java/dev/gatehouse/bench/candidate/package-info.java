/// What can stand between the clients and the upstream: nothing, nginx, the house. Open [Candidate] first.
package dev.gatehouse.bench.candidate;
