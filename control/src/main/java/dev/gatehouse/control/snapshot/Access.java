package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.register.Register;

/// Who is known and may do what: the office's register at the moment of the snapshot.
public record Access(Register register) {}
