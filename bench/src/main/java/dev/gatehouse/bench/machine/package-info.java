/// What the kernel says about processes and the machine: CPU time, memory, who started whom. Open [Processes] first.
package dev.gatehouse.bench.machine;
