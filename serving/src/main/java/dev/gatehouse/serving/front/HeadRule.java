package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Code;
import java.util.function.Predicate;

/// One thing that a request head must not do.
///
/// @param name for the ledger and for tests; it is the refusal's detail
/// @param code what the client is told
/// @param broken whether this head does it
record HeadRule(String name, Code code, Predicate<Head> broken) {}
