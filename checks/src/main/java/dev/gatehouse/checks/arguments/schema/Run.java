package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import java.util.Arrays;

/// One judgement under way: what it has cost, where in the arguments it is, what did not hold first, and which parts of the schema held for
/// which objects and arrays. On one thread.
final class Run {
    /// Units of some ten nanoseconds. A usual call costs a few hundred; schemas and arguments that multiply each other (`oneOf` within
    /// `oneOf`, references that meet again at every level) end here.
    static final int MOST_WORK = 1_000_000;
    /// Parts within parts: each takes some stack, and a thread of a zone has little.
    static final int DEEPEST = 128;
    static final int MOST_VALUES = 50_000;
    private static final int COST_OF_AN_ENTRY = 10;

    private int values;
    private int work;
    private int depth;
    private int quiet;
    private Judgement.Unfit first;

    private final Place place = new Place();
    private Json[] judged = new Json[16];
    private Subschema[] held = new Subschema[16];
    private int entries;

    /// Work or depth ran out. Says nothing about the arguments.
    static final class Exhausted extends RuntimeException {
        private final String bound;

        private Exhausted(String bound) {
            super(bound, null, false, false);
            this.bound = bound;
        }

        String bound() {
            return bound;
        }
    }

    void pay(long units) {
        if (units > MOST_WORK - work) {
            throw new Exhausted("work");
        }
        work += (int) units;
    }

    /// One more value of the arguments.
    void count() {
        if (++values > MOST_VALUES) {
            throw new Exhausted("values");
        }
    }

    void enter() {
        pay(1);
        if (++depth > DEEPEST) {
            throw new Exhausted("depth");
        }
    }

    void leave() {
        depth--;
    }

    Place place() {
        return place;
    }

    /// Notes what does not hold, unless somebody who may still be content with it asks.
    ///
    /// @return false
    boolean fails(String keyword) {
        if (quiet == 0) {
            first = new Judgement.Unfit(keyword, place.toString());
        }
        return false;
    }

    Judgement.Unfit first() {
        return first;
    }

    /// Whether a part holds, asked by a keyword that has an answer to either.
    boolean asks(Subschema part, Json value) {
        quiet++;
        boolean holds = part.holds(value, this);
        quiet--;
        return holds;
    }

    /// A mark in the notes of what held, for [#forget] and [Notes].
    int mark() {
        return entries;
    }

    void forget(int mark) {
        entries = mark;
    }

    void note(Json value, Subschema part) {
        pay(COST_OF_AN_ENTRY);
        if (entries == judged.length) {
            judged = Arrays.copyOf(judged, 2 * entries);
            held = Arrays.copyOf(held, 2 * entries);
        }
        judged[entries] = value;
        held[entries++] = part;
    }

    int entries() {
        return entries;
    }

    Json judged(int entry) {
        return judged[entry];
    }

    Subschema held(int entry) {
        return held[entry];
    }
}
