package dev.gatehouse.hosting;

/// Whom a session belongs to. Nobody else can use it, see it or end it.
///
/// @param tenant whose call it is
/// @param caller who calls, under the name that the gate gives
record Owner(String tenant, String caller) {}
