/// The database, and the few words by which holes speak with it.
package dev.gatehouse.examples.vulnerable.store;
