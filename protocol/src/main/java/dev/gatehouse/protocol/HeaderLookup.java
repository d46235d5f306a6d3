package dev.gatehouse.protocol;

import java.util.List;

/// The header fields of one HTTP request, asked by name.
@FunctionalInterface
public interface HeaderLookup {

    /// All values of the fields with this name, whatever its case; empty when there is none.
    List<String> values(String name);
}
