package dev.gatehouse.attack.target;

import java.util.Optional;

/// An answer, and the session that came with it.
record Heard(Answer answer, Optional<String> session) {}
