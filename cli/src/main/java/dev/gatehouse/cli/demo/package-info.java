/// The demonstration: what a client meets with and without Gatehouse, on a house of its own that is gone afterwards.
/// Open [Cases] first: a case is one class and one line there.
package dev.gatehouse.cli.demo;
