package dev.gatehouse.checks.permission.conditions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a fact may be: what a condition is checked against before it ever runs.
sealed interface Type {
    /// A text; where `words` is not empty, one of these.
    record Text(List<String> words) implements Type {
        public Text {
            words = List.copyOf(words);
        }
    }

    /// A whole number that every peer reads alike.
    record Whole() implements Type {}

    /// A binary64 number.
    record Real() implements Type {}

    /// True or false.
    record Flag() implements Type {}

    /// A moment.
    record Moment() implements Type {}

    /// That, or null.
    record OrNull(Type of) implements Type {}

    /// A list.
    record Many(Type each) implements Type {}

    /// Names that the writer chooses, each with one of these.
    record Named(Type each) implements Type {}

    /// Known members, and no others.
    ///
    /// @param name unlike that of any other group of the same vocabulary
    record Group(String name, Map<String, Member> members) implements Type {
        public Group {
            members = Map.copyOf(members);
        }
    }

    /// Anything: the schema does not say.
    record Unknown() implements Type {}

    /// One member of a group.
    record Member(Type type, boolean required) {}

    /// Any text.
    Type TEXT = new Text(List.of());
    /// Texts.
    Type TEXTS = new Many(TEXT);

    /// A group whose members are all there.
    static Group group(String name, Map<String, Type> members) {
        Map<String, Member> all = new TreeMap<>();
        members.forEach((member, type) -> all.put(member, new Member(type, true)));
        return new Group(name, all);
    }
}
