package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.util.function.UnaryOperator;

/// One walk over a value that rewrites names and strings where an edit changes them.
final class TextEdit {

    private final UnaryOperator<String> edit;
    private final boolean unusualOnly;

    TextEdit(UnaryOperator<String> edit, boolean unusualOnly) {
        this.edit = edit;
        this.unusualOnly = unusualOnly;
    }

    Json apply(Json value) throws Malformed {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> array(array);
            case JsonString string -> string(string);
            case JsonNumber number -> number;
            case JsonBoolean bool -> bool;
            case JsonNull none -> none;
        };
    }

    private Json string(JsonString string) throws Malformed {
        if (unusualOnly && string.isPlain()) return string;
        String old = string.value();
        String changed = edit.apply(old);
        return changed.equals(old) ? string : JsonString.of(wellFormed(changed));
    }

    private Json array(JsonArray array) throws Malformed {
        Json[] values = new Json[array.size()];
        boolean changed = false;
        for (int at = 0; at < values.length; at++) {
            values[at] = apply(array.get(at));
            changed |= values[at] != array.get(at);
        }
        return changed ? new JsonArray(array.layout(), values) : array;
    }

    private Json object(JsonObject object) throws Malformed {
        String[] names = new String[object.size()];
        Json[] values = new Json[names.length];
        boolean renamed = false;
        boolean changed = false;
        for (int at = 0; at < names.length; at++) {
            names[at] = name(object.nameAt(at));
            values[at] = apply(object.valueAt(at));
            renamed |= !names[at].equals(object.nameAt(at));
            changed |= values[at] != object.valueAt(at);
        }
        if (!renamed && !changed) return object;
        return new JsonObject(renamed ? renamed(object, names) : object.layout(), names, values);
    }

    private String name(String old) throws Malformed {
        return unusualOnly && Ascii.isPrintable(old) ? old : wellFormed(edit.apply(old));
    }

    private static Layout renamed(JsonObject object, String[] names) throws Malformed {
        Keys.requireDistinct(names, 0, names.length);
        Layout old = object.layout();
        Slice[] keys = old.keys().clone();
        for (int at = 0; at < names.length; at++) {
            if (!names[at].equals(object.nameAt(at))) keys[at] = respelt(keys[at], names[at]);
        }
        return new Layout(old.open(), old.gaps(), keys, old.close());
    }

    /// The key slice with another name and the old white space around the colon.
    private static Slice respelt(Slice key, String name) {
        int end = key.from() + 1;
        while (key.source()[end] != '"') end += key.source()[end] == '\\' ? 2 : 1;
        Slice rest = new Slice(key.source(), end + 1, key.to());
        byte[] token = Escapes.encode(name);
        byte[] whole = new byte[token.length + rest.length()];
        System.arraycopy(token, 0, whole, 0, token.length);
        rest.writeTo(whole, token.length);
        return Slice.of(whole);
    }

    private static String wellFormed(String text) throws Malformed {
        if (!Escapes.isWellFormed(text)) throw new Malformed(Reason.LONE_SURROGATE);
        return text;
    }
}
