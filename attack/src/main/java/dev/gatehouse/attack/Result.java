package dev.gatehouse.attack;

/// One attack and what became of it.
public record Result(Attack attack, Verdict verdict) {}
