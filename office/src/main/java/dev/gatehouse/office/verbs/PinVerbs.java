package dev.gatehouse.office.verbs;

import dev.gatehouse.checks.pinning.Standing;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import dev.gatehouse.office.house.Unrecorded;
import dev.gatehouse.office.pins.Approved;
import dev.gatehouse.office.pins.Difference;
import dev.gatehouse.office.pins.Item;
import dev.gatehouse.office.pins.PinBook;
import dev.gatehouse.office.pins.PinChange;
import dev.gatehouse.office.pins.PinRefused;
import dev.gatehouse.office.pins.Waiting;
import dev.gatehouse.office.publish.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `pins-list`, `pins-diff`, `pins-approve`, `pins-forget`.
final class PinVerbs {
    /// Characters of differences in one answer; one alone may be longer, and fits all the same.
    private static final int MOST_SHOWN = 1_000_000;

    private final House house;
    private final Changes changes;

    PinVerbs(House house, Changes changes) {
        this.house = house;
        this.changes = changes;
    }

    Answer list(Asked asked) throws NotUnderstood {
        Which which = Which.of(asked);
        asked.nothingElse();
        PinBook book = house.pins();
        return Answer.done(Json.object("firstUse", house.settings().firstUse().word(),
            "approved", which.of(book.approved()).entrySet().stream().map(each -> approved(each.getKey(), each.getValue())).toList(),
            "waiting", which.of(book.waiting()).entrySet().stream().map(each -> waiting(each.getKey(), each.getValue())).toList()));
    }

    /// How much waits, and what of which servers was trusted when it came first.
    static Map<String, Object> counts(House house) {
        PinBook book = house.pins();
        List<Object> trusted = new ArrayList<>();
        book.approved().entrySet().stream().filter(each -> each.getValue().by() == Approved.By.FIRST_USE && each.getKey().tool().isPresent())
            .collect(Collectors.groupingBy(each -> List.of(each.getKey().tenant(), each.getKey().server().value()), LinkedHashMap::new, Collectors.counting()))
            .forEach((place, tools) -> trusted.add(Json.object("tenant", place.getFirst(), "server", place.getLast(), "tools", tools)));
        return Json.object("firstUse", house.settings().firstUse().word(), "waiting", book.waiting().size(), "trusted", trusted);
    }

    private static Map<String, Object> item(Item item, String digest) {
        return Json.object("tenant", item.tenant(), "server", item.server().value(), "tool", item.tool(), "digest", digest);
    }

    private static Map<String, Object> approved(Item item, Approved pin) {
        Map<String, Object> json = item(item, pin.definition().digest());
        json.putAll(Json.object("by", pin.by().word(), "at", pin.at().toString()));
        return json;
    }

    private static Map<String, Object> waiting(Item item, Waiting waits) {
        Map<String, Object> json = item(item, waits.definition().digest());
        json.putAll(Json.object("why", waits.why(), "like", waits.standing() instanceof Standing.Lookalike(String server, String tool)
            ? Optional.of(Json.object("server", server, "tool", tool)) : Optional.empty(), "since", waits.since().toString()));
        return json;
    }

    /// What waits, each with where it differs from what is approved. What does not fit into one answer is counted.
    Answer diff(Asked asked) throws NotUnderstood {
        Which which = Which.of(asked);
        asked.nothingElse();
        PinBook book = house.pins();
        List<Object> differences = new ArrayList<>();
        int shown = 0;
        SortedMap<Item, Waiting> waiting = which.of(book.waiting());
        for (Map.Entry<Item, Waiting> each : waiting.entrySet()) {
            Optional<Approved> before = Optional.ofNullable(book.approved().get(each.getKey()));
            List<Difference.Row> rows = Difference.between(before.map(Approved::definition), each.getValue().definition());
            shown += Difference.length(rows);
            if (shown > MOST_SHOWN && !differences.isEmpty()) {
                break;
            }
            differences.add(difference(each, before, rows));
        }
        return Answer.done(Json.object("differences", differences, "left", waiting.size() - differences.size()));
    }

    private static Map<String, Object> difference(Map.Entry<Item, Waiting> each, Optional<Approved> before, List<Difference.Row> rows) {
        Map<String, Object> json = waiting(each.getKey(), each.getValue());
        json.putAll(Json.object("approved", before.map(pin -> pin.definition().digest()),
            "members", rows.stream().map(row -> Json.object("at", row.at(), "before", row.before(), "after", row.after())).toList()));
        return json;
    }

    /// Approves what waits with just these digests: all of them, or, where one does not wait any more, none.
    Answer approve(Asked asked) throws NotUnderstood, InterruptedException {
        Which which = Which.ofServer(asked);
        Set<String> digests = new LinkedHashSet<>(asked.texts("digests"));
        asked.nothingElse();
        if (digests.isEmpty()) {
            throw new NotUnderstood("the member digests is missing");
        }
        return answer(Reach.WIDENS, book -> approve(chosen(which.of(book.waiting()), digests), book));
    }

    private static SortedMap<Item, Waiting> chosen(SortedMap<Item, Waiting> waiting, Set<String> digests) throws PinRefused {
        waiting.values().removeIf(waits -> !digests.contains(waits.definition().digest()));
        Set<String> gone = new LinkedHashSet<>(digests);
        waiting.values().forEach(waits -> gone.remove(waits.definition().digest()));
        if (!gone.isEmpty()) {
            throw new PinRefused("Nothing was approved: " + String.join(", ", gone) + " does not wait, or not any more. See: gatehouse pins diff");
        }
        Which.ofOneTenant(waiting.keySet());
        return waiting;
    }

    private List<PinChange> approve(SortedMap<Item, Waiting> chosen, PinBook book) throws PinRefused {
        List<PinChange> done = new ArrayList<>();
        for (Map.Entry<Item, Waiting> each : chosen.entrySet()) {
            if (!book.approve(each.getKey(), new Approved(each.getValue().definition(), house.clock().instant(), Approved.By.OPERATOR))) {
                throw new PinRefused("Nothing was approved: there is no room for so much. Forget what is not used any more: gatehouse pins forget");
            }
            done.add(PinChange.of(PinChange.APPROVED, each.getKey(), each.getValue().definition()));
        }
        return done;
    }

    /// Forgets what was approved, and what waits. What is seen of it again is seen for the first time.
    Answer forget(Asked asked) throws NotUnderstood, InterruptedException {
        Which which = Which.ofServer(asked);
        asked.nothingElse();
        return answer(Reach.NARROWS, book -> {
            Set<Item> items = new TreeSet<>(which.of(book.approved()).keySet());
            items.addAll(which.of(book.waiting()).keySet());
            if (items.isEmpty()) {
                throw new PinRefused("Nothing of that is approved, and nothing of it waits. See: gatehouse pins show");
            }
            Which.ofOneTenant(items);
            return book.forget(items);
        });
    }

    private Answer answer(Reach reach, PinBook.Verb verb) throws InterruptedException {
        try {
            long version = house.pin(reach, verb);
            return changes.inForce(Answer.done(Json.object("outcome", "done", "version", version)), version);
        } catch (PinRefused | TooLarge | Unrecorded refused) {
            return Answer.no(Answer.NO, refused.getMessage());
        } catch (IOException unwritten) {
            return Answer.no(Answer.NO, "The office's folder could not be written, so nothing was changed: " + unwritten.getClass().getSimpleName() + ".");
        }
    }
}
