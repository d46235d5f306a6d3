package dev.gatehouse.control.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// What of a server is granted.
public sealed interface Things {
    /// Everything it has.
    record All() implements Things {}

    /// What is named.
    record Some(List<Thing> things) implements Things {
        public Some {
            things = List.copyOf(new TreeSet<>(things));
            if (things.isEmpty()) {
                throw new IllegalArgumentException("a grant of nothing is none");
            }
        }
    }

    /// Tools, prompts or resources by a pattern. Resources are matched by the URI as it is written; a check must refuse dot
    /// segments in it first, or `notes://mine/*` would match `notes://mine/../yours`.
    record Thing(Kind kind, Glob glob) implements Comparable<Thing> {
        private static final Comparator<Thing> ORDER = Comparator.comparing(Thing::kind).thenComparing(Thing::glob);

        @Override
        public int compareTo(Thing other) {
            return ORDER.compare(this, other);
        }
    }

    /// The kinds of things.
    enum Kind {
        TOOL,
        PROMPT,
        RESOURCE;

        /// The kind in JSON, and as an option of the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of a server where nothing is named, else what is named.
    static Things of(Collection<Thing> named) {
        return named.isEmpty() ? new All() : new Some(List.copyOf(named));
    }

    /// Whether the thing of that kind and name (for a resource, its URI) is among these.
    default boolean hold(Kind kind, String name) {
        return switch (this) {
            case All _ -> true;
            case Some(List<Thing> things) -> things.stream().anyMatch(thing -> thing.kind() == kind && thing.glob().matches(name));
        };
    }

    /// Whether these are everything, or everything of a kind: what may not be granted beyond loopback.
    default boolean areWildcard() {
        return switch (this) {
            case All _ -> true;
            case Some(List<Thing> things) -> things.stream().anyMatch(thing -> thing.glob().isEverything());
        };
    }

    /// Both together.
    default Things and(Things more) {
        if (!(this instanceof Some(List<Thing> mine)) || !(more instanceof Some(List<Thing> others))) {
            return new All();
        }
        SortedSet<Thing> both = new TreeSet<>(mine);
        both.addAll(others);
        return new Some(List.copyOf(both));
    }
}
