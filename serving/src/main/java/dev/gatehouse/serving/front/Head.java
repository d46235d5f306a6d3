package dev.gatehouse.serving.front;

import java.util.Set;

/// A request head, read once: what the rules judge.
///
/// @param path as it was sent, undecoded, without the query; empty if the target had none
/// @param hosts what `Host` may be, in lower case
/// @param origins what `Origin` may be
/// @param maxFields how many header lines it may have
record Head(
        String version,
        String verb,
        String path,
        String query,
        String fragment,
        Fields fields,
        Set<String> hosts,
        Set<String> origins,
        int maxFields) {}
