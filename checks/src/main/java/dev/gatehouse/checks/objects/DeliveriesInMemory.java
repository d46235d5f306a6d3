package dev.gatehouse.checks.objects;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Deliveries in the memory of one process. They end with it: after a start, ids are delivered again before they can be used.
///
/// Of an id only the first 128 bits of an HMAC-SHA256 are kept, under a key that was made at the start and never leaves. Memory is bounded: the
/// oldest ids of a caller give way, in a full tenant those of the caller who was longest not there, and when all is full, the same in the tenant that has most.
/// So one tenant takes nothing from another that has less, and one caller at most their own share from the others of their tenant.
public final class DeliveriesInMemory implements Deliveries {
    private static final String HMAC = "HmacSHA256";
    /// What a caller weighs beside the ids.
    private static final int BASE = 16;

    private final Limits limits;
    private final LongSupplier nanos;
    private final long start;
    private final SecretKeySpec key;
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private int weight;

    /// How much is remembered.
    ///
    /// @param perCaller ids of one caller
    /// @param perTenant ids of one tenant, each caller of it counting for 16 more
    /// @param inAll the same of all tenants together
    /// @param life how long after its last delivery an id can be used
    public record Limits(int perCaller, int perTenant, int inAll, Duration life) {
        /// 10,000 ids a caller, 100,000 a tenant, 200,000 in all (at most 12 MB), 24 hours.
        public static final Limits USUAL = new Limits(10_000, 100_000, 200_000, Duration.ofHours(24));
    }

    /// The callers of one tenant, the one who was longest not there first.
    private static final class Tenant {
        private final Map<String, Fingerprints> callers = new LinkedHashMap<>(16, 0.75f, true);
        private int weight;
    }

    /// @param nanos a clock like [System#nanoTime()]: steps of the wall clock change nothing
    public DeliveriesInMemory(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        this.key = new SecretKeySpec(fresh, HMAC);
    }

    @Override
    public void add(To to, Set<ObjectId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Mac mac = mac();
        List<ByteBuffer> prints = new ArrayList<>(ids.size());
        ids.forEach(id -> prints.add(print(mac, to, id)));
        put(to, prints);
    }

    @Override
    public boolean has(To to, ObjectId id) {
        ByteBuffer print = print(mac(), to, id);
        return find(to, print.getLong(0), print.getLong(8));
    }

    private synchronized boolean find(To to, long high, long low) {
        Tenant tenant = tenants.get(to.tenant());
        Fingerprints own = tenant == null ? null : tenant.callers.get(to.caller());
        return own != null && own.has(high, low, since());
    }

    private synchronized void put(To to, List<ByteBuffer> prints) {
        Tenant tenant = tenants.computeIfAbsent(to.tenant(), _ -> new Tenant());
        Fingerprints own = tenant.callers.get(to.caller());
        if (own == null) {
            own = new Fingerprints(limits.perCaller());
            tenant.callers.put(to.caller(), own);
            weigh(tenant, BASE);
        }
        int before = own.size();
        for (ByteBuffer print : prints) {
            own.put(print.getLong(0), print.getLong(8), now(), since());
        }
        weigh(tenant, own.size() - before);
        makeRoom(tenant);
    }

    private void makeRoom(Tenant fullest) {
        while (fullest.weight > limits.perTenant() && fullest.callers.size() > 1) {
            forgetOne(fullest);
        }
        while (weight > limits.inAll()) {
            forgetOne(tenants.values().stream().max(Comparator.comparingInt(tenant -> tenant.weight)).orElseThrow());
        }
        tenants.values().removeIf(tenant -> tenant.callers.isEmpty());
    }

    private void forgetOne(Tenant tenant) {
        var eldest = tenant.callers.entrySet().iterator();
        weigh(tenant, -BASE - eldest.next().getValue().size());
        eldest.remove();
    }

    private void weigh(Tenant tenant, int more) {
        tenant.weight += more;
        weight += more;
    }

    /// In seconds since the start, from 1 upwards.
    private int now() {
        return 1 + (int) Duration.ofNanos(nanos.getAsLong() - start).toSeconds();
    }

    private int since() {
        return Math.max(1, now() - (int) limits.life().toSeconds());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no " + HMAC, impossible);
        }
    }

    /// Each part with its length before it, so that no two lists of parts are the same bytes.
    private static ByteBuffer print(Mac mac, To to, ObjectId id) {
        for (String part : List.of(to.tenant(), to.caller(), to.server(), to.type(), id.number() ? "number" : "text", id.text())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return ByteBuffer.wrap(mac.doFinal());
    }

    @Override
    public String toString() {
        return "DeliveriesInMemory";
    }
}
