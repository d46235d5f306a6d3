package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Request;
import java.util.Optional;

/// A request at the door, and what it takes to carry it out.
///
/// @param facts those of the request on its route
/// @param request the request as it came
/// @param reading how a request becomes a call
/// @param permission whether a call would be permitted
public record Asking(Call.Facts facts, Request request, Reading reading, Pipeline pipeline, Permission permission) {
    /// How a request becomes a call; empty where its method is not carried.
    public interface Reading {
        Optional<Call> read(Call.Facts facts, Request request) throws Refused;
    }

    /// The call of the request as it stands.
    Optional<Call> read() throws Refused {
        return reading.read(facts, request);
    }

    /// The call of the request as one server knows it.
    Call to(Member member, Request own) throws Refused {
        return reading.read(factsFor(member, own), own).orElseThrow(() -> Refused.because(Code.METHOD_UNKNOWN, "method"));
    }

    Call.Facts factsFor(Member member, Request own) {
        return facts.to(member.route(), facts.deadline().within(member.route().deadlines().of(own)), own);
    }
}
