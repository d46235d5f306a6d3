package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Standing;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.snapshot.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What was approved, with its full text, and what waits: one definition of each item, the newest.
///
/// Bounded in items and characters, since what waits comes from servers: what is over the bounds is not taken, and so never used.
/// A book is changed in a copy, and put in place whole. Not safe for several threads.
public final class PinBook {
    /// Items of one server in one tenant, approved and waiting each.
    static final int MOST_OF_A_SERVER = 2_001;
    /// Items, approved and waiting each: all digests fit into settings (4 MiB) beside callers and grants.
    static final int MOST = 8_000;
    /// Characters of all definitions, approved and waiting each.
    static final long MOST_CHARACTERS = 8L << 20;
    /// A server that comes back to the settings within this time finds what was approved of it.
    static final Duration KEPT = Duration.ofDays(30);

    private final SortedMap<Item, Approved> approved;
    private final SortedMap<Item, Waiting> waiting;
    private final SortedMap<ServerName, Instant> gone;

    /// Changes the copy that it is given, and says what others must hear of: nothing where nothing that is approved changed.
    @FunctionalInterface
    public interface Verb {
        List<PinChange> on(PinBook copy) throws PinRefused;
    }

    PinBook(Map<Item, Approved> approved, Map<Item, Waiting> waiting, Map<ServerName, Instant> gone) {
        this.approved = new TreeMap<>(approved);
        this.waiting = new TreeMap<>(waiting);
        this.gone = new TreeMap<>(gone);
    }

    /// Nothing was approved, nothing waits.
    static PinBook empty() {
        return new PinBook(Map.of(), Map.of(), Map.of());
    }

    /// The same, to be changed.
    public PinBook copy() {
        return new PinBook(approved, waiting, gone);
    }

    /// What is approved.
    public SortedMap<Item, Approved> approved() {
        return Collections.unmodifiableSortedMap(approved);
    }

    /// What waits.
    public SortedMap<Item, Waiting> waiting() {
        return Collections.unmodifiableSortedMap(waiting);
    }

    /// Servers that are no longer in the settings, and since when.
    SortedMap<ServerName, Instant> gone() {
        return Collections.unmodifiableSortedMap(gone);
    }

    /// Approves this. What waits under its name in these very words waits no longer; in other words, it is a change of this from now on.
    ///
    /// @return whether there was room for it
    public boolean approve(Item item, Approved definition) {
        if (!fits(approved, item, definition.definition(), Approved::definition)) {
            return false;
        }
        approved.put(item, definition);
        String digest = definition.definition().digest();
        waiting.computeIfPresent(item, (_, other) -> other.definition().digest().equals(digest) ? null : other.as(new Standing.Changed()));
        return true;
    }

    /// Lets this wait in place of what waited under its name.
    ///
    /// @return whether that is news, and there was room for it
    boolean await(Item item, Waiting definition) {
        Waiting before = waiting.get(item);
        boolean news = before == null || !before.standing().equals(definition.standing())
            || !before.definition().digest().equals(definition.definition().digest());
        if (!news || !fits(waiting, item, definition.definition(), Waiting::definition)) {
            return false;
        }
        waiting.put(item, definition);
        return true;
    }

    private static <T> boolean fits(SortedMap<Item, T> there, Item item, Definition definition, Function<T, Definition> of) {
        boolean isNew = !there.containsKey(item);
        long ofServer = there.keySet().stream().filter(each -> each.isOfSameServerAs(item)).count();
        long characters = there.entrySet().stream().filter(each -> !each.getKey().equals(item)).mapToLong(each -> of.apply(each.getValue()).text().length()).sum();
        return (!isNew || there.size() < MOST && ofServer < MOST_OF_A_SERVER) && characters + definition.text().length() <= MOST_CHARACTERS;
    }

    /// Forgets what was approved as these, and what waits as these.
    ///
    /// @return what was approved of them
    public List<PinChange> forget(Collection<Item> items) {
        waiting.keySet().removeAll(items);
        List<PinChange> forgotten = approved.entrySet().stream().filter(each -> items.contains(each.getKey()))
            .map(each -> PinChange.of(PinChange.FORGOTTEN, each.getKey(), each.getValue().definition())).toList();
        approved.keySet().removeAll(items);
        return forgotten;
    }

    /// Sees which servers the settings have now. What was approved of others is kept for [#KEPT]; what waits of them is not.
    public void settle(Collection<ServerName> servers, Instant now) {
        List<ServerName> forGood = gone.entrySet().stream().filter(each -> each.getValue().plus(KEPT).isBefore(now)).map(Map.Entry::getKey).toList();
        approved.keySet().removeIf(item -> forGood.contains(item.server()));
        gone.keySet().removeIf(server -> servers.contains(server) || forGood.contains(server));
        approved.keySet().stream().map(Item::server).filter(server -> !servers.contains(server)).forEach(server -> gone.putIfAbsent(server, now));
        waiting.keySet().removeIf(item -> !servers.contains(item.server()));
    }

    /// Whether the same is approved by it.
    boolean approvesTheSameAs(PinBook other) {
        return approved.equals(other.approved) && gone.equals(other.gone);
    }

    /// What the settings say of these servers.
    public List<Pin> pins(Collection<ServerName> servers) {
        return approved.entrySet().stream().filter(each -> servers.contains(each.getKey().server()))
            .map(each -> each.getKey().pin(each.getValue().definition().digest())).toList();
    }

    /// The tools of this tenant that are approved, of these servers.
    List<Item> tools(String tenant, Collection<ServerName> servers) {
        return approved.keySet().stream().filter(item -> item.tenant().equals(tenant) && servers.contains(item.server()) && item.tool().isPresent()).toList();
    }

    @Override
    public String toString() {
        return "PinBook[" + approved.size() + " approved, " + waiting.size() + " waiting]";
    }
}
