package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;

/// One part of a schema, and what it asks of one value. Parts refer to each other in circles, so one is made first and told its keywords after.
final class Subschema {
    /// `true`.
    static final Subschema ANYTHING = new Subschema();
    /// `false`.
    static final Subschema NOTHING = new Subschema();

    static {
        NOTHING.kinds = Kinds.NONE;
    }

    private Kinds kinds = Kinds.ALL;
    private Constants constants = Constants.ANY;
    private Texts texts = Texts.ANY;
    private Numbers numbers = Numbers.ANY;
    private Members members = Members.ANY;
    private Elements elements = Elements.ANY;
    private Branches branches = Branches.NONE;

    /// What is written in one schema object.
    record Keywords(Kinds kinds, Constants constants, Texts texts, Numbers numbers, Members members, Elements elements, Branches branches) {}

    void is(Keywords written) {
        kinds = written.kinds();
        constants = written.constants();
        texts = written.texts();
        numbers = written.numbers();
        members = written.members();
        elements = written.elements();
        branches = written.branches();
    }

    Members members() {
        return members;
    }

    Elements elements() {
        return elements;
    }

    Branches branches() {
        return branches;
    }

    /// Whether this value is as the part says. What held within it is noted; what held within something that did not hold is forgotten.
    boolean holds(Json value, Run run) {
        run.enter();
        int mark = run.mark();
        boolean holds = alone(value, run) && branches.hold(value, run) && rest(value, mark, run);
        if (!holds) {
            run.forget(mark);
        }
        run.leave();
        return holds;
    }

    private boolean alone(Json value, Run run) {
        if (!kinds.hold(value)) {
            return run.fails(kinds.keyword());
        }
        return constants.hold(value, run) && switch (value) {
            case JsonString text -> texts.hold(text, run);
            case JsonNumber number -> numbers.hold(number, run);
            case JsonObject object -> members.hold(object, run);
            case JsonArray array -> elements.hold(array, run);
            case JsonBoolean _, JsonNull _ -> true;
        };
    }

    /// What no other keyword looked at. Last, since it asks what all the others did.
    private boolean rest(Json value, int mark, Run run) {
        return switch (value) {
            case JsonObject object when members.describe() -> {
                boolean holds = members.holdUnevaluated(object, mark, run);
                run.note(object, this);
                yield holds;
            }
            case JsonArray array when elements.describe() -> {
                boolean holds = elements.holdUnevaluated(array, mark, run);
                run.note(array, this);
                yield holds;
            }
            case JsonObject _, JsonArray _, JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> true;
        };
    }
}
