package dev.gatehouse.control.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Callers, grants and revocations at one moment. Immutable; every verb gives the next state and says what it did.
///
/// @param revision grows by one with every change
/// @param callers callers that this house knows by itself, for local tokens
/// @param grants at most one for each subject and server, sorted
public record Register(long revision, SortedSet<CallerName> callers, List<Grant> grants, Revocations revocations) {
    /// Nobody, nothing.
    public static final Register EMPTY = new Register(0, new TreeSet<>(), List.of(), Revocations.NONE);

    public Register {
        callers = Collections.unmodifiableSortedSet(new TreeSet<>(callers));
        grants = grants.stream().sorted().toList();
    }

    /// A state and what led to it.
    public record Step(Register after, Outcome outcome) {}

    /// A verb.
    @FunctionalInterface
    public interface Verb {
        Step on(Register before);
    }

    /// Makes a caller known. One that was revoked is welcome again; the tokens from before stay void.
    public Step add(CallerName caller) {
        var since = revocations.callers().get(caller);
        boolean revoked = since != null && !since.takenBack();
        if (callers.contains(caller) && !revoked) {
            return already();
        }
        SortedSet<CallerName> more = new TreeSet<>(callers);
        more.add(caller);
        var rest = revoked ? revocations.caller(caller, new Revocations.Since(since.at(), true)) : revocations;
        return done(more, grants, rest);
    }

    /// Revokes a caller of any issuer of the tenant: none of their tokens counts from now on. Their grants stay for the day
    /// they come back. A name that was never added is revoked as well, since other issuers' callers are not added here.
    public Step revoke(CallerName caller, Instant now) {
        var since = revocations.callers().get(caller);
        if (since != null && !since.takenBack()) {
            return already();
        }
        SortedSet<CallerName> rest = new TreeSet<>(callers);
        rest.remove(caller);
        return done(rest, grants, revocations.caller(caller, new Revocations.Since(now, false)));
    }

    /// Revokes one token until it expires by itself.
    public Step revokeToken(String id, Instant until, Instant now) {
        Names.token(id);
        var fresh = revocations.at(now);
        boolean there = fresh.tokens().containsKey(id) && !fresh.tokens().get(id).isBefore(until);
        return there ? already() : done(callers, grants, fresh.token(id, until));
    }

    /// Revokes an issuer: none of its tokens counts from now on.
    public Step revokeIssuer(String issuer, Instant now) {
        var since = revocations.issuers().get(Names.issuer(issuer));
        return since != null && !since.takenBack() ? already()
                : done(callers, grants, revocations.issuer(issuer, new Revocations.Since(now, false)));
    }

    /// Believes an issuer again, in tokens made after its revocation.
    public Step restoreIssuer(String issuer) {
        var since = revocations.issuers().get(Names.issuer(issuer));
        return since == null || since.takenBack() ? missing()
                : done(callers, grants, revocations.issuer(issuer, new Revocations.Since(since.at(), true)));
    }

    /// Grants; what the subject has of the server already stays.
    public Step grant(Grant grant) {
        Optional<Grant> before = sameAs(grant);
        Things things = before.map(known -> known.things().and(grant.things())).orElse(grant.things());
        var after = new Grant(grant.tenant(), grant.subject(), grant.server(), things);
        return before.isPresent() && before.get().equals(after) ? already() : done(callers, replaced(before, Optional.of(after)), revocations);
    }

    /// Takes a grant back: all that the subject has of the server where nothing is named, else exactly what is named, and
    /// nothing unless all of that is there. A part of "all of it" cannot be taken out.
    public Step ungrant(Grant grant) {
        Optional<Grant> before = sameAs(grant);
        if (before.isEmpty()) {
            return missing();
        }
        return switch (grant.things()) {
            case Things.All _ -> done(callers, replaced(before, Optional.empty()), revocations);
            case Things.Some(List<Things.Thing> named) -> without(named, before.get());
        };
    }

    private Step without(List<Things.Thing> named, Grant before) {
        if (!(before.things() instanceof Things.Some(List<Things.Thing> there)) || !there.containsAll(named)) {
            return missing();
        }
        List<Things.Thing> rest = there.stream().filter(thing -> !named.contains(thing)).toList();
        Optional<Grant> after = rest.isEmpty() ? Optional.empty()
                : Optional.of(new Grant(before.tenant(), before.subject(), before.server(), new Things.Some(rest)));
        return done(callers, replaced(Optional.of(before), after), revocations);
    }

    private Optional<Grant> sameAs(Grant grant) {
        return grants.stream().filter(grant::sameSubjectAndServer).findFirst();
    }

    private List<Grant> replaced(Optional<Grant> before, Optional<Grant> after) {
        List<Grant> next = new ArrayList<>(grants);
        before.ifPresent(next::remove);
        after.ifPresent(next::add);
        return next;
    }

    private Step done(SortedSet<CallerName> nextCallers, List<Grant> nextGrants, Revocations nextRevocations) {
        return new Step(new Register(revision + 1, nextCallers, nextGrants, nextRevocations), Outcome.DONE);
    }

    private Step already() {
        return new Step(this, Outcome.ALREADY);
    }

    private Step missing() {
        return new Step(this, Outcome.MISSING);
    }
}
