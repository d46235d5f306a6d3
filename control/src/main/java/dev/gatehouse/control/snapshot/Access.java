package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Register;
import java.util.List;

/// Who is known and may do what: the office's register, the policies, the approvals and the marks on objects at the moment of the snapshot.
///
/// @param policies by their ids
/// @param objects by server and what they mark
public record Access(Register register, List<Policy> policies, Approvals approvals, List<ObjectMarks> objects) {
    public Access {
        policies = policies.stream().sorted().toList();
        objects = objects.stream().sorted().toList();
    }

    /// Without marks.
    public Access(Register register, List<Policy> policies, Approvals approvals) {
        this(register, policies, approvals, List.of());
    }

    /// Without approvals and marks.
    public Access(Register register, List<Policy> policies) {
        this(register, policies, Approvals.NONE);
    }

    /// Without policies, approvals and marks.
    public Access(Register register) {
        this(register, List.of());
    }
}
