package dev.gatehouse.control.snapshot;

/// A public key of the house's own issuer, as text: whoever judges tokens reads it and says what kind of key it is.
///
/// @param id its key id (`kid`)
/// @param spki the key as X.509 SubjectPublicKeyInfo in base64
public record LocalKey(String id, String spki) {}
