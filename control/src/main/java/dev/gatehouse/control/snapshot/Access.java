package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Register;
import java.util.List;

/// Who is known and may do what: the office's register, the policies and the approvals at the moment of the snapshot.
///
/// @param policies by their ids
public record Access(Register register, List<Policy> policies, Approvals approvals) {
    public Access {
        policies = policies.stream().sorted().toList();
    }

    /// Without approvals.
    public Access(Register register, List<Policy> policies) {
        this(register, policies, Approvals.NONE);
    }

    /// Without policies and approvals.
    public Access(Register register) {
        this(register, List.of());
    }
}
