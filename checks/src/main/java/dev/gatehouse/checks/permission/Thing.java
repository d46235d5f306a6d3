package dev.gatehouse.checks.permission;

/// What kinds of things of a server a grant can name.
public enum Thing {
    TOOL,
    PROMPT,
    RESOURCE
}
