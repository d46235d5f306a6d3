package dev.gatehouse.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// All verbs, in the order of the help. A new verb is a class with picocli's `@Command`, and one line here.
final class Verbs {
    /// A word of the command line and what it stands for; made only when it is asked for, since reading its options costs time.
    record Verb(String name, Supplier<Object> command) {}

    static final List<Verb> ALL = List.of(
        new Verb("up", Up::new),
        new Verb("down", Down::new),
        new Verb("status", Status::new),
        // caller, grant, token, explain, watch, ledger, config, client, bridge, demo come here
        new Verb("doctor", Doctor::new),
        new Verb("version", Version::new));

    /// What `up` prints as a first call. Replaced where callers' secrets are known.
    static final Welcome WELCOME = (_, _, _) -> Optional.empty();

    /// How `status` asks the office. Replaced where the operator's wire is known.
    static final OfficeView OFFICE = _ -> Optional.empty();

    private Verbs() {}
}
