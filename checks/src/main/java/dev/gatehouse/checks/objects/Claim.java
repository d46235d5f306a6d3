package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a caller's token says of the caller, that an argument or an owner's name must equal. The words are those of policies.
public enum Claim {
    NAME("caller.name"),
    TENANT("caller.tenant"),
    ROLES("caller.roles"),
    GROUPS("caller.groups");

    private final String word;

    Claim(String word) {
        this.word = word;
    }

    /// As operators write it.
    public String word() {
        return word;
    }

    /// The claim of this word, if it is one.
    public static Optional<Claim> by(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// All words.
    public static List<String> words() {
        return Arrays.stream(values()).map(Claim::word).toList();
    }

    /// Whether the caller has it with just this value; of roles and groups, whether it is among them. Nobody in particular has none.
    boolean is(Caller caller, ObjectId value) {
        return !value.number() && switch (caller) {
            case Caller.Person(String tenant, String name, var standing) -> is(value.text(), tenant, name, standing);
            case Caller.Workload(String tenant, String name, var standing) -> is(value.text(), tenant, name, standing);
            case Caller.Anonymous _ -> false;
        };
    }

    private boolean is(String value, String tenant, String name, Caller.Standing standing) {
        return switch (this) {
            case NAME -> value.equals(name);
            case TENANT -> value.equals(tenant);
            case ROLES -> standing.roles().contains(value);
            case GROUPS -> standing.groups().contains(value);
        };
    }
}
