package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Revision;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which revisions a server speaks.
public final class Spoken {
    /// All that we know.
    public static final Spoken ALL = new Spoken(EnumSet.allOf(Revision.class));

    private final EnumSet<Revision> revisions;

    private Spoken(EnumSet<Revision> revisions) {
        this.revisions = revisions;
    }

    /// Only these.
    ///
    /// @throws IllegalArgumentException when there are none
    public static Spoken only(Set<Revision> revisions) {
        return new Spoken(EnumSet.copyOf(revisions));
    }

    /// Whether any of this era is among them.
    public boolean has(Era era) {
        return revisions.stream().anyMatch(each -> each.era() == era);
    }

    /// Those of this era, oldest first.
    public List<Revision> of(Era era) {
        return revisions.stream().filter(each -> each.era() == era).toList();
    }

    /// Whether this one is.
    public boolean has(Revision revision) {
        return revisions.contains(revision);
    }

    /// What is spoken with an older client that asked for this revision: the same where we can, else our newest of its era.
    public Optional<Revision> agreed(String requested) {
        List<Revision> older = of(Era.LEGACY);
        return Revision.of(requested).filter(older::contains).or(() -> older.stream().reduce((_, last) -> last));
    }
}
