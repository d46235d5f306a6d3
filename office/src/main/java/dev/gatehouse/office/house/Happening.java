package dev.gatehouse.office.house;

/// Something that an operator did, as the ledger keeps it: names alone.
///
/// @param what one word, such as `grant-added`
/// @param subject to whom or what
/// @param detail further names; never a token or a secret
public record Happening(String what, String subject, String detail) {}
