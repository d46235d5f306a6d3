package dev.gatehouse.attack.conversation;

/// One of the two who act: Alice, whose objects are attacked, or Bob, who attacks.
///
/// @param label `alice` or `bob`: how attacks and reports call them
/// @param name what the target calls them
/// @param tenant what the target calls their tenant
public record Principal(String label, String name, String tenant, Credential credential) {
    /// The label of whom is attacked.
    public static final String ALICE = "alice";
    /// The label of whom attacks.
    public static final String BOB = "bob";
}
