package dev.gatehouse.checks.permission;

import static dev.gatehouse.checks.CallsForTests.person;
import static dev.gatehouse.checks.CallsForTests.toolCall;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What [LibraryStaysAwayTest] runs where the CEL library is missing.
final class PoliciesWithoutConditions {
    private PoliciesWithoutConditions() {}

    public static void main(String[] arguments) {
        Caller alice = person("acme", "alice");
        var policy = new Policy("all", "acme", new Subject.Everybody(), "notes", "read"::equals, Optional.empty());
        var policies = new Policies(List.of(policy), InputSchemas.NONE, InstantSource.system());
        System.out.println(policies.rule((Call.ToolCall) toolCall(alice, "read")));
        System.out.println(policies.rule((Call.ToolCall) toolCall(alice, "write")));
        System.out.println(policies.mayGrant(alice, "notes", "read") + " " + policies.reach(alice, "notes"));
    }
}
