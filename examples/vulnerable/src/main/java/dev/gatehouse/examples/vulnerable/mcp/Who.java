package dev.gatehouse.examples.vulnerable.mcp;

/// Whom the server takes its caller for.
public record Who(String name, String tenant) {}
