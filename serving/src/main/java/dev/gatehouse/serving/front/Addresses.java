package dev.gatehouse.serving.front;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many failed requests each address may still make: a bucket that is full again after one second.
///
/// Only refusals cost anything, and only requests without a token are ever shed for it (see `Reception`), so that nobody
/// can lock out an authenticated caller who shares the address. The table is bounded: the address longest unseen is
/// forgotten first, which forgives it.
final class Addresses {
    private static final int MOST = 8192;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<AddressKey, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AddressKey, Bucket> eldest) {
            return size() > MOST;
        }
    };

    private static final class Bucket {
        private double left;
        private long at;
    }

    Addresses(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    synchronized boolean exhausted(AddressKey address) {
        Bucket bucket = buckets.get(address);
        return bucket != null && refilled(bucket).left < 1;
    }

    synchronized void charge(AddressKey address) {
        Bucket bucket = buckets.computeIfAbsent(address, _ -> full());
        refilled(bucket).left = Math.max(0, bucket.left - 1);
    }

    synchronized int known() {
        return buckets.size();
    }

    private Bucket full() {
        var bucket = new Bucket();
        bucket.left = perSecond;
        bucket.at = nanos.getAsLong();
        return bucket;
    }

    private Bucket refilled(Bucket bucket) {
        long now = nanos.getAsLong();
        bucket.left = Math.min(perSecond, bucket.left + (now - bucket.at) * 1e-9 * perSecond);
        bucket.at = now;
        return bucket;
    }
}
