package dev.gatehouse.protocol.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A JSON object: its members in the order they were written, names unique. Edits return a new object in which every byte that the
/// edit does not concern (white space, spelling of names, order) is the old one.
public final class JsonObject implements Json {

    private static final JsonObject EMPTY =
        new JsonObject(Ascii.bytes("{}"), 0, 2, new String[0], new Json[0], new int[0], Map.of());

    private final byte[] source;
    private final int from;
    private final int length;
    private final int[] spots;
    private final Layout edited;
    private final String[] names;
    private final Json[] values;
    private final Map<String, Integer> table;

    /// As read: `spots` holds start of name, start of value and end of value of each member.
    JsonObject(byte[] source, int from, int to, String[] names, Json[] values, int[] spots, Map<String, Integer> table) {
        this.source = source;
        this.from = from;
        this.length = to - from;
        this.spots = spots;
        this.edited = null;
        this.names = names;
        this.values = values;
        this.table = table;
    }

    /// As edited.
    JsonObject(Layout layout, String[] names, Json[] values) {
        this.source = null;
        this.from = 0;
        this.length = layout.byteLength(values);
        this.spots = null;
        this.edited = layout;
        this.names = names;
        this.values = values;
        this.table = Map.of();
    }

    /// One member.
    public record Member(String name, Json value) {
        @Override
        public String toString() {
            return "Member";
        }
    }

    /// `{}`.
    public static JsonObject empty() {
        return EMPTY;
    }

    /// A new object with these members in this order.
    ///
    /// @throws IllegalArgumentException when two names are equal
    public static JsonObject of(Member... members) {
        return of(List.of(members));
    }

    /// A new object with these members in this order.
    ///
    /// @throws IllegalArgumentException when two names are equal
    public static JsonObject of(List<Member> members) {
        String[] names = members.stream().map(Member::name).toArray(String[]::new);
        if (Set.copyOf(Arrays.asList(names)).size() != names.length) throw new IllegalArgumentException("a name twice");
        Json[] values = members.stream().map(Member::value).toArray(Json[]::new);
        Slice[] gaps = new Slice[names.length];
        Arrays.fill(gaps, Layout.COMMA);
        Slice[] keys = Arrays.stream(names).map(Layout::key).toArray(Slice[]::new);
        return new JsonObject(new Layout(Layout.OPEN, gaps, keys, Layout.CLOSE), names, values);
    }

    /// A member for [#of].
    public static Member member(String name, Json value) {
        return new Member(name, value);
    }

    /// A member that is a string, for [#of].
    public static Member member(String name, String text) {
        return new Member(name, JsonString.of(text));
    }

    /// A new object with one member.
    public static JsonObject of(String name, Json value) {
        return EMPTY.with(name, value);
    }

    /// How many members it has.
    public int size() {
        return names.length;
    }

    /// The value of the member with exactly this name.
    public Optional<Json> get(String name) {
        int at = position(name);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    /// The value of that member when it is a string.
    public Optional<JsonString> string(String name) {
        int at = position(name);
        return at >= 0 && values[at] instanceof JsonString string ? Optional.of(string) : Optional.empty();
    }

    /// The text of that member when it is a string.
    public Optional<String> text(String name) {
        return string(name).map(JsonString::value);
    }

    /// The value of that member when it is an object.
    public Optional<JsonObject> object(String name) {
        int at = position(name);
        return at >= 0 && values[at] instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /// The value of that member when it is an array.
    public Optional<JsonArray> array(String name) {
        int at = position(name);
        return at >= 0 && values[at] instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /// Whether a member has exactly this name.
    public boolean has(String name) {
        return position(name) >= 0;
    }

    /// All members in order.
    public List<Member> members() {
        List<Member> members = new ArrayList<>(names.length);
        for (int at = 0; at < names.length; at++) members.add(new Member(names[at], values[at]));
        return List.copyOf(members);
    }

    /// All names in order.
    public List<String> names() {
        return List.of(names);
    }

    /// The object with this member: in the place of the one of that name, else as the last.
    public JsonObject with(String name, Json value) {
        int at = position(name);
        if (at >= 0) return values[at] == value ? this : replacing(at, value);
        Layout old = layout();
        int last = names.length;
        Slice[] gaps = append(old.gaps(), Layout.COMMA);
        Slice[] keys = append(old.keys(), Layout.key(name));
        String[] more = Arrays.copyOf(names, last + 1);
        Json[] most = Arrays.copyOf(values, last + 1);
        more[last] = name;
        most[last] = value;
        return new JsonObject(new Layout(old.open(), gaps, keys, old.close()), more, most);
    }

    private JsonObject replacing(int at, Json value) {
        Json[] others = values.clone();
        others[at] = value;
        return new JsonObject(layout(), names, others);
    }

    /// The object without the member of this name; the same object when there is none.
    public JsonObject without(String name) {
        return without(Set.of(name));
    }

    /// The object without the members of these names; the same object when there is none.
    public JsonObject without(Set<String> unwanted) {
        int[] kept = kept(unwanted);
        if (kept.length == names.length) return this;
        Layout old = layout();
        Slice[] gaps = new Slice[kept.length];
        Slice[] keys = new Slice[kept.length];
        String[] fewerNames = new String[kept.length];
        Json[] fewerValues = new Json[kept.length];
        for (int at = 0; at < kept.length; at++) {
            gaps[at] = old.gaps()[kept[at]];
            keys[at] = old.keys()[kept[at]];
            fewerNames[at] = names[kept[at]];
            fewerValues[at] = values[kept[at]];
        }
        return new JsonObject(new Layout(old.open(), gaps, keys, old.close()), fewerNames, fewerValues);
    }

    private int[] kept(Set<String> unwanted) {
        int[] kept = new int[names.length];
        int count = 0;
        for (int at = 0; at < names.length; at++) if (!unwanted.contains(names[at])) kept[count++] = at;
        return Arrays.copyOf(kept, count);
    }

    private int position(String name) {
        if (!table.isEmpty()) return table.getOrDefault(name, -1);
        for (int at = 0; at < names.length; at++) if (names[at].equals(name)) return at;
        return -1;
    }

    Layout layout() {
        return edited != null ? edited : Layout.ofObject(source, from, from + length, spots);
    }

    String nameAt(int at) {
        return names[at];
    }

    Json valueAt(int at) {
        return values[at];
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

    private static Slice[] append(Slice[] slices, Slice last) {
        Slice[] more = Arrays.copyOf(slices, slices.length + 1);
        more[slices.length] = last;
        return more;
    }

    @Override
    public String toString() {
        return "JsonObject";
    }
}
