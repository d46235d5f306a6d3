package dev.gatehouse.cli;

import dev.gatehouse.control.home.Home;
import java.util.Map;
import java.util.Optional;

/// What the office says about the house: the answer to its verb `status`.
@FunctionalInterface
public interface OfficeView {
    /// Members `endpoint`, `routes`, `servers`, `settings` among others; empty when the office does not answer.
    Optional<Map<String, Object>> status(Home home);
}
