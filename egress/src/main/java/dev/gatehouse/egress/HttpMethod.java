package dev.gatehouse.egress;

/// The methods that are ever sent.
public enum HttpMethod {
    GET, POST, DELETE
}
