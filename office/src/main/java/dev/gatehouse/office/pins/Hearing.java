package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Lookalikes;
import dev.gatehouse.checks.pinning.Pins;
import dev.gatehouse.checks.pinning.Standing;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the office takes what the gate says it saw: by the same questions as the gate, asked of its own book.
///
/// What is trusted counts as approved only where first use is trusted, nothing else was approved under that name, and no other server of the tenant has a tool
/// with a name like it. All else waits for an operator.
///
/// @param tenants the only ones that there are
public record Hearing(FirstUse firstUse, Set<ServerName> servers, Set<String> tenants, Instant now) {
    /// New definitions that are judged of one report; each costs a comparison with every tool of its tenant. The gate says the rest again.
    static final int MOST_AT_ONCE = 200;

    /// Writes into the book what of a report is news.
    ///
    /// @return what counts as approved from now on
    public List<PinChange> take(List<Sighted> report, PinBook book) {
        List<PinChange> trusted = new ArrayList<>();
        report.stream().filter(sighted -> servers.contains(sighted.item().server()) && tenants.contains(sighted.item().tenant()))
            .filter(sighted -> isNews(sighted, book)).limit(MOST_AT_ONCE)
            .forEach(sighted -> take(sighted, book).ifPresent(trusted::add));
        return trusted;
    }

    /// Whether it is neither approved nor waits in just these words. What waited until now and the gate has come to trust is judged again.
    private static boolean isNews(Sighted sighted, PinBook book) {
        String digest = sighted.definition().digest();
        Approved approved = book.approved().get(sighted.item());
        Waiting waiting = book.waiting().get(sighted.item());
        boolean isApproved = approved != null && approved.definition().digest().equals(digest);
        boolean waits = waiting != null && waiting.definition().digest().equals(digest);
        return !isApproved && (!waits || approved == null && sighted.trusted());
    }

    private Optional<PinChange> take(Sighted sighted, PinBook book) {
        Standing standing = standing(sighted.item(), book);
        if (!(standing instanceof Standing.Unseen && sighted.trusted() && firstUse == FirstUse.TRUSTED)) {
            book.await(sighted.item(), new Waiting(sighted.definition(), standing, now));
            return Optional.empty();
        }
        return book.approve(sighted.item(), new Approved(sighted.definition(), now, Approved.By.FIRST_USE))
            ? Optional.of(PinChange.of(PinChange.TRUSTED, sighted.item(), sighted.definition())) : Optional.empty();
    }

    /// How something that is not approved stands.
    private Standing standing(Item item, PinBook book) {
        if (book.approved().containsKey(item)) {
            return new Standing.Changed();
        }
        List<Pins.Named> others = item.tool().isEmpty() ? List.of() : book.tools(item.tenant(), servers).stream().map(Hearing::named).toList();
        return Lookalikes.standing(named(item), others);
    }

    private static Pins.Named named(Item item) {
        return new Pins.Named(item.server().value(), item.key().name());
    }
}
