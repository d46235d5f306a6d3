/// One class for each hole in a tool, a resource or a prompt: what it trusts is its name.
package dev.gatehouse.examples.vulnerable.holes;
