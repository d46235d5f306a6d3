package dev.gatehouse.cli;

import dev.gatehouse.cli.attack.AttackVerb;
import dev.gatehouse.cli.bridge.BridgeVerb;
import dev.gatehouse.cli.demo.DemoVerb;
import dev.gatehouse.cli.verbs.ApprovalsVerb;
import dev.gatehouse.cli.verbs.CallerVerb;
import dev.gatehouse.cli.verbs.ClientVerb;
import dev.gatehouse.cli.verbs.ConfigVerb;
import dev.gatehouse.cli.verbs.ExplainVerb;
import dev.gatehouse.cli.verbs.FirstCall;
import dev.gatehouse.cli.verbs.GrantVerb;
import dev.gatehouse.cli.verbs.HouseStatus;
import dev.gatehouse.cli.verbs.LedgerVerb;
import dev.gatehouse.cli.verbs.PolicyVerb;
import dev.gatehouse.cli.verbs.PinsVerb;
import dev.gatehouse.cli.verbs.RevokeVerb;
import dev.gatehouse.cli.verbs.TokenVerb;
import dev.gatehouse.cli.verbs.WatchVerb;
import java.util.List;
import java.util.function.Supplier;

/// All verbs, in the order of the help. A new verb is a class with picocli's `@Command`, and one line here.
final class Verbs {
    /// A word of the command line and what it stands for; made only when it is asked for, since reading its options costs time.
    record Verb(String name, Supplier<Object> command) {}

    static final List<Verb> ALL = List.of(
        new Verb("up", Up::new),
        new Verb("down", Down::new),
        new Verb("status", Status::new),
        new Verb("caller", CallerVerb::new),
        new Verb("grant", GrantVerb::new),
        new Verb("pins", PinsVerb::new),
        new Verb("approvals", ApprovalsVerb::new),
        new Verb("token", TokenVerb::new),
        new Verb("revoke", RevokeVerb::new),
        new Verb("explain", ExplainVerb::new),
        new Verb("watch", WatchVerb::new),
        new Verb("ledger", LedgerVerb::new),
        new Verb("config", ConfigVerb::new),
        new Verb("policy", PolicyVerb::new),
        new Verb("client", ClientVerb::new),
        new Verb("bridge", BridgeVerb::new),
        new Verb("demo", DemoVerb::new),
        new Verb("attack", AttackVerb::new),
        new Verb("doctor", Doctor::new),
        new Verb("version", Version::new));

    /// What `up` prints as a first call.
    static final Welcome WELCOME = FirstCall::curlLine;

    /// How `status` asks the office.
    static final OfficeView OFFICE = HouseStatus::of;

    private Verbs() {}
}
