package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Register;
import java.util.List;

/// Who is known and may do what: the office's register and the policies at the moment of the snapshot.
///
/// @param policies by their ids
public record Access(Register register, List<Policy> policies) {
    public Access {
        policies = policies.stream().sorted().toList();
    }

    /// Without policies.
    public Access(Register register) {
        this(register, List.of());
    }
}
