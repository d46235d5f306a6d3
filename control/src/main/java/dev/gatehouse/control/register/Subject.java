package dev.gatehouse.control.register;

/// To whom something is granted, within a tenant.
public sealed interface Subject {
    /// The name, role or group.
    String word();

    /// The caller of that name.
    record Named(String word) implements Subject {
        public Named {
            Names.subject(word);
        }
    }

    /// Whoever has that role by their issuer's word.
    record Role(String word) implements Subject {
        public Role {
            Names.subject(word);
        }
    }

    /// Whoever is in that group by their issuer's word.
    record Group(String word) implements Subject {
        public Group {
            Names.subject(word);
        }
    }
}
