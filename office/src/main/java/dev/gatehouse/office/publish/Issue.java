package dev.gatehouse.office.publish;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.SigningKey;
import dev.gatehouse.control.snapshot.Snapshot;
import java.util.EnumMap;
import java.util.Map;

/// One version of everything, signed for each zone.
public final class Issue {
    private final long version;
    private final Map<Zone, Offer> offers;

    private Issue(long version, Map<Zone, Offer> offers) {
        this.version = version;
        this.offers = offers;
    }

    /// Cuts and signs. Nothing is sent yet.
    public static Issue of(Snapshot whole, SigningKey key) throws TooLarge {
        Map<Zone, Offer> offers = new EnumMap<>(Zone.class);
        for (Zone zone : Publisher.READERS) {
            offers.put(zone, Offer.of(whole.version(), Signed.by(key, whole.cutFor(zone))));
        }
        return new Issue(whole.version(), offers);
    }

    /// The snapshot's version.
    public long version() {
        return version;
    }

    Offer offer(Zone zone) {
        return offers.get(zone);
    }
}
