package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;

/// A tool's input schema, ready to be held against arguments, by any thread. It never changes, and what it costs has a bound.
public final class Schema {
    static final int DEEPEST_ARGUMENTS = 32;
    private static final int BYTES_OF_A_BYTE = 8;
    private static final int BYTES_OF_A_PART = 100;
    private static final int BYTES_OF_A_STEP = 100;

    private final Subschema whole;
    private final long bytes;

    private Schema(Subschema whole, long bytes) {
        this.whole = whole;
        this.bytes = bytes;
    }

    /// Reads a schema (JSON Schema 2020-12; 2019-09, draft-07 and draft-06 as far as they say the same).
    ///
    /// @throws Unusable with the first rule that it breaks; then nothing fits and nothing does not
    public static Schema of(JsonObject document) throws Unusable {
        Survey survey = Survey.of(document);
        var reading = new Reading(survey);
        Subschema whole = reading.read(document);
        Composition.require(reading.parts());
        return new Schema(whole, (long) BYTES_OF_A_BYTE * document.byteLength() + (long) BYTES_OF_A_PART * survey.parts()
            + (long) BYTES_OF_A_STEP * reading.patterns());
    }

    /// How much memory it takes, rather too much than too little.
    public long bytes() {
        return bytes;
    }

    /// Whether these arguments are what the schema says, and nothing that it does not name ([Naming]).
    public Judgement judge(JsonObject arguments) {
        var run = new Run();
        try {
            if (!isWithin(arguments, DEEPEST_ARGUMENTS, run)) {
                return new Judgement.Beyond("depth");
            }
            return whole.holds(arguments, run) && Naming.holds(arguments, run) ? Judgement.FITS : run.first();
        } catch (Run.Exhausted beyond) {
            return new Judgement.Beyond(beyond.bound());
        }
    }

    /// JSON Schema alone: whether any value is valid. For its official tests.
    boolean validates(Json value) {
        return whole.holds(value, new Run());
    }

    private static boolean isWithin(Json value, int depth, Run run) {
        run.count();
        return switch (value) {
            case JsonObject object -> depth > 0 && object.members().stream().allMatch(each -> isWithin(each.value(), depth - 1, run));
            case JsonArray array -> depth > 0 && array.values().stream().allMatch(each -> isWithin(each, depth - 1, run));
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> true;
        };
    }
}
