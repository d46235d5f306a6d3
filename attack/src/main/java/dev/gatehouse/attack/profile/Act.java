package dev.gatehouse.attack.profile;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;

/// What one act is at this target: a request with places to fill.
///
/// @param method the method of MCP
/// @param params its parameters; `${x}` in a text is the value `x` of the attack's step, and a member that is nothing but an unknown one is left out
/// @param subject the argument that names the object, the one that attacks write twice, spell otherwise and give another type
/// @param yields what attacks keep of an answer, each with its JSON pointer in the result's value
public record Act(String method, JsonObject params, String subject, Map<String, String> yields) {}
