package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of one call held against marks. Every one of them is looked at, however many are wrong, so that how long it takes says nothing.
final class Hearing {
    /// How many ids one call may name.
    private static final int MOST_IDS = 1_000;
    private static final int MOST_TOLD = 4;
    private static final int LONGEST_NAME = 64;

    private final Marks marks;
    private final Caller caller;
    private final Deliveries deliveries;
    private final boolean isOfText;
    private final List<String> faults = new ArrayList<>();
    private boolean unmarked;
    private int ids;

    /// @param isOfText whether all arguments are texts whatever they mean, as those of prompts and addresses are
    Hearing(Marks marks, Caller caller, Deliveries deliveries, boolean isOfText) {
        this.marks = marks;
        this.caller = caller;
        this.deliveries = deliveries;
        this.isOfText = isOfText;
    }

    /// Looks at all arguments, and at those that are not there.
    Hearing all(JsonObject arguments) {
        object(marks.arguments(), arguments);
        return this;
    }

    /// The same of an address, whose places are all there.
    Hearing places(Map<String, String> places) {
        return all(JsonObject.of(places.entrySet().stream().map(each -> JsonObject.member(each.getKey(), each.getValue())).toList()));
    }

    /// Looks at those arguments that are there.
    Hearing present(JsonObject arguments) {
        arguments.members().forEach(member -> member(marks.arguments(), member));
        return this;
    }

    /// Looks at what a client answered to a question of the server; what is not marked there passes.
    Hearing answer(JsonObject content) {
        content.members().forEach(member -> marks.answers().member(member.name()).ifPresent(below -> value(below, member.value())));
        return this;
    }

    /// Looks at whether an argument of this name is marked at all.
    Hearing named(String name) {
        if (marks.arguments().member(name).isEmpty()) {
            noMark(name);
        }
        return this;
    }

    /// Whether this is one of the values that the argument of this name may have.
    boolean mayBe(String name, String value) {
        return marks.arguments().member(name).flatMap(Spots::leaf).map(leaf -> switch (leaf.mark()) {
            case ArgumentMark.Plain _ -> true;
            case ArgumentMark.Own own -> ObjectId.of(value).filter(id -> isOwn(own, id, true)).isPresent();
        }).orElse(marks.othersPass());
    }

    /// What is wrong, if anything is.
    Optional<Refusal> refusal() {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        String told = String.join("; ", faults.subList(0, Math.min(MOST_TOLD, faults.size())));
        String more = faults.size() > MOST_TOLD ? "; and " + (faults.size() - MOST_TOLD) + " more" : "";
        return Optional.of(Refusal.of(unmarked ? Code.ARGUMENT_UNMARKED : Code.OBJECT_UNKNOWN, marks.of().word() + ": " + told + more));
    }

    private void object(Spots<ArgumentMark> spots, JsonObject object) {
        object.members().forEach(member -> member(spots, member));
        spots.missing(object).forEach(this::missing);
        if (object.size() == 0) {
            spots.names().ifPresent(this::missing);
            spots.values().ifPresent(this::missing);
        }
    }

    private void member(Spots<ArgumentMark> spots, JsonObject.Member member) {
        spots.names().ifPresent(leaf -> own(leaf, ObjectId.of(member.name()), true));
        Optional<Spots<ArgumentMark>> below = spots.member(member.name());
        if (below.isPresent()) {
            value(below.get(), member.value());
        } else {
            noMark(member.name());
        }
    }

    private void value(Spots<ArgumentMark> spots, Json value) {
        if (spots.leaf().isPresent()) {
            marked(spots.leaf().get(), value);
        } else if (value instanceof JsonArray list && spots.entries().isPresent()) {
            entries(spots.entries().get(), list);
        } else if (value instanceof JsonObject object && spots.isOfObjects()) {
            object(spots, object);
        } else {
            fault(spots.all().getFirst(), "does not stand where it should");
        }
    }

    /// An empty list is one of nothing in particular: what is marked in it is missing.
    private void entries(Spots<ArgumentMark> each, JsonArray list) {
        list.values().forEach(entry -> value(each, entry));
        if (list.size() == 0) {
            missing(each);
        }
    }

    private void marked(Spots.Leaf<ArgumentMark> leaf, Json value) {
        switch (leaf.mark()) {
            case ArgumentMark.Plain _ -> { }
            case ArgumentMark.Own own when own.within().isPresent() -> own(leaf, within(own.within().get(), value), true);
            case ArgumentMark.Own _ -> own(leaf, ObjectId.of(value), isOfText);
        }
    }

    private static Optional<ObjectId> within(Template template, Json value) {
        return value instanceof JsonString text ? template.in(text.value()).flatMap(found -> ObjectId.of(found.values().iterator().next())) : Optional.empty();
    }

    private void own(Spots.Leaf<ArgumentMark> leaf, Optional<ObjectId> id, boolean asText) {
        if (id.isEmpty()) {
            fault(leaf, "is no id");
        } else if (++ids > MOST_IDS) {
            fault(leaf, "is one of more than " + MOST_IDS);
        } else if (!(leaf.mark() instanceof ArgumentMark.Own own) || !isOwn(own, id.get(), asText)) {
            fault(leaf, "was not delivered to this caller");
        }
    }

    /// No shorter way for any outcome.
    private boolean isOwn(ArgumentMark.Own own, ObjectId id, boolean asText) {
        boolean delivered = own.type().filter(type -> isDelivered(type, id, asText)).isPresent();
        boolean claimed = own.claim().filter(claim -> claim.is(caller, id)).isPresent();
        return delivered | claimed;
    }

    private boolean isDelivered(String type, ObjectId id, boolean asText) {
        var to = new Deliveries.To(caller.tenant(), caller.key(), marks.server(), type);
        boolean asItIs = deliveries.has(to, id);
        return asText ? asItIs | deliveries.has(to, id.asNumber()) : asItIs;
    }

    private void missing(Spots<ArgumentMark> spots) {
        spots.all().forEach(this::missing);
    }

    private void missing(Spots.Leaf<ArgumentMark> leaf) {
        if (!leaf.mark().mayBeOmitted()) {
            fault(leaf, "is missing");
        }
    }

    private void noMark(String name) {
        if (!marks.othersPass()) {
            unmarked = true;
            faults.add("an argument without a mark: " + shown(name));
        }
    }

    /// The caller chose it: what a name may not hold is not written down.
    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.$-]{1," + LONGEST_NAME + "}") ? name : "?";
    }

    private void fault(Spots.Leaf<ArgumentMark> leaf, String said) {
        faults.add(leaf.spot() + " " + said);
    }
}
