package dev.gatehouse.egress;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.egress.DialFailure.NotAllowed;
import dev.gatehouse.egress.DialFailure.TooBusy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The way out: sends one request to a destination that an operator wrote, and hands back its answer as it comes.
///
/// Blocking, for virtual threads. It never follows a redirect, never sends twice, keeps no cookies, decompresses nothing,
/// reads no proxy from the environment, and sends no `Authorization` but the one handed to it.
public final class Egress implements AutoCloseable {
    private final Limits limits;
    private final Names names;
    private final Dialler dialler;
    private final Watch watch;
    private final Map<PoolKey, Pool> pools = new ConcurrentHashMap<>();
    private volatile Allowances allowances;

    private Egress(Allowances allowances, Limits limits, Trust trust, Resolver resolver) {
        this.allowances = allowances;
        this.limits = limits;
        this.names = new Names(resolver);
        this.dialler = new Dialler(names, trust, limits);
        this.watch = new Watch(this::sweep);
    }

    /// The guarded way out, by the machine's resolver and the runtime's certificate authorities.
    public static Egress guarded(Allowances allowances, Limits limits) {
        return guarded(allowances, limits, Trust.ofTheRuntime(), Resolver.ofTheMachine());
    }

    /// The same with other certificate authorities or another resolver; every rule stays.
    public static Egress guarded(Allowances allowances, Limits limits, Trust trust, Resolver resolver) {
        return new Egress(allowances, limits, trust, resolver);
    }

    /// Sends the request and waits for the head of its answer.
    public Outcome send(Outgoing outgoing) {
        return send(outgoing, new Cancellation());
    }

    /// The same, to be ended by another thread. Interrupting the waiting thread ends it as well.
    public Outcome send(Outgoing outgoing, Cancellation cancellation) {
        var allowance = allowances.find(outgoing.destination());
        if (allowance.isEmpty()) {
            return new NotAllowed();
        }
        var pool = pools.computeIfAbsent(new PoolKey(outgoing.lane(), allowance.get()), _ -> new Pool(limits));
        if (!pool.enter()) {
            return new TooBusy();
        }
        var fuse = new Fuse(outgoing.deadlines().total());
        watch.light(fuse);
        cancellation.binds(fuse);
        return new Exchange(outgoing, pool, fuse, watch).begin(allowance.get(), dialler);
    }

    /// From now on these destinations may be dialled and no others. Idle connections are closed; answers under way go on.
    public void replaceAllowances(Allowances now) {
        allowances = now;
        pools.values().removeIf(Egress::retired);
    }

    private static boolean retired(Pool pool) {
        pool.retire();
        return true;
    }

    private boolean sweep() {
        long now = System.nanoTime();
        boolean left = false;
        for (var pool : pools.values()) {
            left |= pool.sweep(now);
        }
        return left;
    }

    /// Ends every request under way and closes every connection; nothing may be dialled any more.
    @Override
    public void close() {
        replaceAllowances(Allowances.none());
        watch.close();
        names.close();
    }

    /// Allowances are equal to themselves alone: a connection judged by one is never reused under a later one.
    private record PoolKey(String lane, Allowance allowance) {
    }
}
