package dev.gatehouse.attack.script;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of an attack.
public sealed interface Step {

    /// Signs that must all be there for a step to be as expected (else the attack was not tried), and those that together mean it fell.
    record Signs(List<Sign> expected, List<Sign> fallen) {}

    /// A request and its answer.
    ///
    /// @param by the label of who acts
    /// @param with values for the act's places
    /// @param twist what is done to the request, as the file says it
    /// @param keep names to keep, each with what of the act's yields; a pointer is one into the result itself
    /// @param as a name for the whole answer
    /// @param answering the name of an answer that asked something, to be answered with yes by this request
    record Do(String by, String act, JsonObject with, Optional<Json> twist, Map<String, String> keep, Optional<String> as,
              Optional<String> answering, Signs signs) implements Step {}

    /// A request that goes on while others speak.
    ///
    /// @param until what to wait for: `progress` or `question`
    record Start(String name, String by, String act, JsonObject with, String until) implements Step {}

    /// Somebody cancels a request that runs.
    record Cancel(String by, String name) implements Step {}

    /// Somebody answers, with yes, what a request that runs asked.
    record Accept(String by, String name) implements Step {}

    /// Waits a moment for the end of a request that may never end; goes on either way.
    record Settle(String name) implements Step {}

    /// The end of a request that runs.
    record Finish(String name, Signs signs) implements Step {}

    /// The same act many times with two values in turn: do the answers take equally long?
    record Pairs(String by, String act, JsonObject first, JsonObject second, int count) implements Step {}
}
