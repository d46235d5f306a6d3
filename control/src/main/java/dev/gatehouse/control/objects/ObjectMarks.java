package dev.gatehouse.control.objects;

import dev.gatehouse.control.naming.ServerName;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an operator says of one tool, prompt, template of resources, or listing of a server. Spots are written `pairs[].left.note.id`.
///
/// @param name of the tool or prompt, the template, or one of the words of [#LISTINGS]
/// @param mode one of [#MODES]
/// @param othersPass whether arguments that nobody marked pass
/// @param readsText whether ids are read from the JSON of a result's single text block
/// @param arguments by their spots
/// @param answers the same of what a client answers to a question of the server
/// @param plain spots of arguments that name no object
/// @param yields the types of ids, by their spots in results
/// @param owners the claims that name owners, by their spots in results
public record ObjectMarks(ServerName server, Kind kind, String name, String mode, boolean othersPass, boolean readsText, Map<String, Argument> arguments,
        Map<String, Argument> answers, List<String> plain, Map<String, String> yields, Map<String, String> owners) implements Comparable<ObjectMarks> {
    /// What marks can do, the strictest last.
    public static final List<String> MODES = List.of("learn", "warn", "enforce");
    /// The caller's claims that a value may be held against.
    public static final List<String> CLAIMS = List.of("caller.name", "caller.tenant", "caller.roles", "caller.groups");
    /// What a server can list.
    public static final List<String> LISTINGS = List.of("tools", "prompts", "resources", "templates");

    private static final Comparator<ObjectMarks> ORDER = Comparator.comparing((ObjectMarks each) -> each.server.value()).thenComparing(ObjectMarks::kind)
        .thenComparing(ObjectMarks::name);

    /// What is marked.
    public enum Kind {
        TOOL,
        PROMPT,
        RESOURCE,
        LISTING;

        /// As it is written.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// An argument that names an object or an owner.
    ///
    /// @param id the type of objects whose id it is, if it is one
    /// @param bind the claim that it may equal, if any
    /// @param within the text in whose one place it stands, if it is only a part
    /// @param mayBeOmitted whether a call may leave it out
    public record Argument(Optional<String> id, Optional<String> bind, Optional<String> within, boolean mayBeOmitted) {}

    public ObjectMarks {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        plain = List.copyOf(new TreeSet<>(plain));
        yields = Collections.unmodifiableMap(new TreeMap<>(yields));
        owners = Collections.unmodifiableMap(new TreeMap<>(owners));
    }

    @Override
    public int compareTo(ObjectMarks other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "marks of " + server.value() + " " + kind.word() + " " + name;
    }
}
