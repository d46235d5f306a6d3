package dev.gatehouse.checks.rate;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// How fast each key may call: a burst, and after it one call a step (the generic cell rate algorithm). All that is kept of a key is when
/// its calls would have ended had they come one a step; a key whose time has passed is *idle*, and forgetting it changes nothing.
///
/// Bounded: at most `most` keys, some 200 bytes each. When there is no room, those longest unseen are forgotten if they are idle; if they
/// are not, a new key must wait rather than an old one be forgiven. Not thread-safe; its owner locks it.
final class Paces {
    private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int LOOKED_AT = 16;

    private final long step;
    private final long slack;
    private final int most;
    private final Map<String, Long> ends = new LinkedHashMap<>(64, 0.75f, true);

    Paces(int perMinute, int burst, int most) {
        this.step = Math.ceilDiv(A_MINUTE, perMinute);
        this.slack = step * (burst - 1);
        this.most = most;
    }

    /// Nanoseconds until the next call under this key may begin; 0 where it may begin now.
    long untilNext(String key, long now) {
        Long end = ends.get(key);
        return end == null ? untilThereIsRoom(now) : Math.max(0, end - slack - now);
    }

    /// One call begins.
    void take(String key, long now) {
        ends.merge(key, now + step, (end, fresh) -> Math.max(end + step, fresh));
    }

    /// One call had paid before.
    void giveBack(String key) {
        ends.computeIfPresent(key, (_, end) -> end - step);
    }

    int known() {
        return ends.size();
    }

    private long untilThereIsRoom(long now) {
        if (ends.size() < most) {
            return 0;
        }
        long soonest = Long.MAX_VALUE;
        Iterator<Long> eldest = ends.values().iterator();
        for (int looked = 0; looked < LOOKED_AT && eldest.hasNext(); looked++) {
            long left = eldest.next() - now;
            soonest = Math.min(soonest, left);
            if (left <= 0) {
                eldest.remove();
            }
        }
        return ends.size() < most ? 0 : soonest;
    }
}
