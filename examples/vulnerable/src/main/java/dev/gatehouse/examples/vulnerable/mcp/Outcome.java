package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;

/// A result that is sent as it stands: a question, a task, or one whose members the tool chose itself.
public record Outcome(Map<String, Object> result) {}
