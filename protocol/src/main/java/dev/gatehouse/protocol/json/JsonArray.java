package dev.gatehouse.protocol.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A JSON array. Edits return a new array in which every byte that the edit does not concern is the old one.
public final class JsonArray implements Json {

    private static final JsonArray EMPTY = new JsonArray(Ascii.bytes("[]"), 0, 2, new Json[0], new int[0]);

    private final byte[] source;
    private final int from;
    private final int length;
    private final int[] spots;
    private final Layout edited;
    private final Json[] values;

    /// As read: `spots` holds start and end of each value.
    JsonArray(byte[] source, int from, int to, Json[] values, int[] spots) {
        this.source = source;
        this.from = from;
        this.length = to - from;
        this.spots = spots;
        this.edited = null;
        this.values = values;
    }

    /// As edited.
    JsonArray(Layout layout, Json[] values) {
        this.source = null;
        this.from = 0;
        this.length = layout.byteLength(values);
        this.spots = null;
        this.edited = layout;
        this.values = values;
    }

    /// `[]`.
    public static JsonArray empty() {
        return EMPTY;
    }

    /// A new array of these values.
    public static JsonArray of(Json... values) {
        return of(List.of(values));
    }

    /// A new array of these values.
    public static JsonArray of(List<? extends Json> values) {
        Slice[] gaps = new Slice[values.size()];
        Arrays.fill(gaps, Layout.COMMA);
        return new JsonArray(new Layout(Slice.of("["), gaps, new Slice[0], Slice.of("]")), values.toArray(Json[]::new));
    }

    /// How many values it has.
    public int size() {
        return values.length;
    }

    /// The value at this place.
    public Json get(int at) {
        return values[at];
    }

    /// All values in order.
    public List<Json> values() {
        return List.of(values);
    }

    /// The array of the values that `wanted` accepts; the same array when it accepts all.
    public JsonArray keeping(Predicate<Json> wanted) {
        int[] kept = new int[values.length];
        int count = 0;
        for (int at = 0; at < values.length; at++) if (wanted.test(values[at])) kept[count++] = at;
        if (count == values.length) return this;
        Layout old = layout();
        Slice[] gaps = new Slice[count];
        Json[] fewer = new Json[count];
        for (int at = 0; at < count; at++) {
            gaps[at] = old.gaps()[kept[at]];
            fewer[at] = values[kept[at]];
        }
        return new JsonArray(new Layout(old.open(), gaps, old.keys(), old.close()), fewer);
    }

    /// The array with each value replaced by what `edit` makes of it; the same array when it changes none.
    public JsonArray mapping(UnaryOperator<Json> edit) {
        Json[] others = new Json[values.length];
        boolean changed = false;
        for (int at = 0; at < values.length; at++) {
            others[at] = edit.apply(values[at]);
            changed |= others[at] != values[at];
        }
        return changed ? new JsonArray(layout(), others) : this;
    }

    Layout layout() {
        return edited != null ? edited : Layout.ofArray(source, from, from + length, spots);
    }

    @Override
    public int byteLength() {
        return length;
    }

    @Override
    public int writeTo(byte[] target, int at) {
        if (edited != null) return edited.writeTo(values, target, at);
        System.arraycopy(source, from, target, at, length);
        return at + length;
    }

    @Override
    public String toString() {
        return "JsonArray";
    }
}
