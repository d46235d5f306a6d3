/// A server that attacks the agent behind its user's back. For `gatehouse demo`: harmless in what it asks for, real in how it hides it.
package dev.gatehouse.examples.hostile;
