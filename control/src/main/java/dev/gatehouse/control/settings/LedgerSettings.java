package dev.gatehouse.control.settings;

/// How the recorder keeps the ledger.
///
/// @param segmentSize when a segment is closed and the next one begun, in bytes
public record LedgerSettings(long segmentSize) {}
