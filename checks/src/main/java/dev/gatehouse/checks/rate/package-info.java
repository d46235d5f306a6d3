/// How much may this caller do? By caller, never by address: what an address may do is decided at the door.
package dev.gatehouse.checks.rate;
