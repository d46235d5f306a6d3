package dev.gatehouse.office.house;

import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.exposure.Exposure;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Outcome;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.register.Store;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.snapshot.Access;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.office.approvals.ApprovalBook;
import dev.gatehouse.office.approvals.ApprovalRefused;
import dev.gatehouse.office.approvals.ApprovalStore;
import dev.gatehouse.office.pins.Hearing;
import dev.gatehouse.office.pins.PinBook;
import dev.gatehouse.office.pins.PinRefused;
import dev.gatehouse.office.pins.PinStore;
import dev.gatehouse.office.publish.Issue;
import dev.gatehouse.office.publish.Publisher;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.publish.ZoneState;
import dev.gatehouse.wire.link.ConnectionPool;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that holds, changed in one place: a change is judged, put on record, put on the disk, signed and handed to the zones, in
/// this order. One change at a time.
public final class House implements AutoCloseable {
    /// How long a verb waits for the zones.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Place place;
    private final HouseKeys keys;
    private final Publisher publisher;
    private final InstantSource clock;
    private final Store store;
    private final PinStore pins;
    private final ApprovalStore approvals;
    private final Versions versions;
    private final Journal journal;
    private volatile Written written;
    private volatile Snapshot current;

    private House(Place place, HouseKeys keys, Publisher publisher, ConnectionPool recorder, InstantSource clock, Store store, PinStore pins,
            ApprovalStore approvals, Written written)
            throws IOException {
        this.place = place;
        this.keys = keys;
        this.publisher = publisher;
        this.clock = clock;
        this.store = store;
        this.pins = pins;
        this.approvals = approvals;
        this.versions = Versions.in(place.own());
        this.journal = new Journal(recorder, this::version);
        this.written = written;
    }

    /// Opens the house and hands the zones their first snapshot of this run.
    ///
    /// @throws SettingsWrong with everything that is wrong with the settings
    /// @throws Unsafe when the gate would listen beyond loopback and something for that is missing
    public static House open(Place place, HouseKeys keys, Publisher publisher, ConnectionPool recorder, InstantSource clock)
            throws IOException, SettingsWrong, Unsafe, TooLarge {
        Written written = Written.at(place);
        Store store = Store.open(place.own());
        try {
            var house = new House(place, keys, publisher, recorder, clock, store, PinStore.open(place.own(), clock),
                ApprovalStore.open(place.own()), written);
            house.begin();
            return house;
        } catch (IOException | Unsafe | TooLarge | RuntimeException unusable) {
            store.close();
            throw unusable;
        }
    }

    private synchronized void begin() throws IOException, Unsafe, TooLarge {
        List<Happening> happened = new ArrayList<>(List.of(new Happening("start", "office", "")));
        if (settings().listen().onLoopback()) {
            happened.addAll(new Defaults(place.own()).give(settings(), store));
        }
        requireSafe(written, store.register().grants());
        PinBook book = settled(written);
        ApprovalBook answers = settledAnswers(written);
        Prepared prepared = issue(written, store.register(), book, answers);
        pins.keep(book);
        approvals.keep(answers);
        publish(prepared);
        happened.forEach(journal::noteSoon);
    }

    /// Changes callers, grants or revocations. A verb that changes nothing publishes nothing.
    public synchronized Change change(Happening happening, Reach reach, Register.Verb verb) throws IOException, Unsafe, TooLarge, Unrecorded {
        Register.Step step = verb.on(store.register());
        if (step.outcome() != Outcome.DONE) {
            return new Change(step.outcome(), version());
        }
        if (reach == Reach.WIDENS) {
            requireSafe(written, step.after().grants());
        }
        Prepared prepared = issue(written, step.after(), pins.book(), settledAnswers(written));
        if (reach == Reach.WIDENS) {
            journal.note(happening);
        }
        store.change(_ -> step);
        publish(prepared);
        if (reach == Reach.NARROWS) {
            journal.noteSoon(happening);
        }
        return new Change(Outcome.DONE, version());
    }

    /// Changes what is approved of servers. Where nothing of that changes, nothing is published; what waits may have.
    ///
    /// @return the snapshot's version
    public synchronized long pin(Reach reach, PinBook.Verb verb) throws PinRefused, IOException, TooLarge, Unrecorded {
        PinBook next = pins.book();
        List<Happening> happened = verb.on(next).stream().map(Happening::of).toList();
        if (happened.isEmpty()) {
            pins.note(next);
            return version();
        }
        Prepared prepared = issue(written, store.register(), next, settledAnswers(written));
        return carryOut(reach, happened, () -> pins.keep(next), prepared);
    }

    /// Changes what was answered about calls. Where nothing of that changes, nothing is published; what waits may have.
    ///
    /// @return the snapshot's version
    public synchronized long decide(Reach reach, ApprovalBook.Verb verb) throws ApprovalRefused, IOException, TooLarge, Unrecorded {
        ApprovalBook next = settledAnswers(written);
        List<Happening> happened = verb.on(next).stream().map(Happening::of).toList();
        if (happened.isEmpty()) {
            approvals.keep(next);
            return version();
        }
        Prepared prepared = issue(written, store.register(), pins.book(), next);
        return carryOut(reach, happened, () -> approvals.keep(next), prepared);
    }

    @FunctionalInterface
    private interface Keeping {
        void keep() throws IOException;
    }

    private long carryOut(Reach reach, List<Happening> happened, Keeping keeping, Prepared prepared) throws IOException, Unrecorded {
        if (reach == Reach.WIDENS) {
            for (Happening each : happened) {
                journal.note(each);
            }
        }
        keeping.keep();
        publish(prepared);
        if (reach == Reach.NARROWS) {
            happened.forEach(journal::noteSoon);
        }
        return version();
    }

    /// The pin book as it is with the servers that these settings name.
    private PinBook settled(Written with) {
        PinBook book = pins.book();
        book.settle(servers(with.settings()), clock.instant());
        return book;
    }

    /// The approval book as it is now with the rules of these settings.
    private ApprovalBook settledAnswers(Written with) {
        ApprovalBook book = approvals.book();
        book.settle(with.approvals(), clock.instant());
        return book;
    }

    /// Reads the settings and what stands beside them again and puts them in force.
    ///
    /// @return the snapshot's version
    public synchronized long apply() throws IOException, SettingsWrong, Unsafe, TooLarge, Unrecorded {
        Written again = Written.at(place);
        requireSafe(again, store.register().grants());
        PinBook book = settled(again);
        ApprovalBook answers = settledAnswers(again);
        Prepared prepared = issue(again, store.register(), book, answers);
        journal.note(new Happening("settings", "gatehouse.yaml", again.told()));
        pins.keep(book);
        approvals.keep(answers);
        written = again;
        publish(prepared);
        return version();
    }

    /// Puts something on record that changes no settings.
    public void note(Happening happening) throws Unrecorded {
        journal.note(happening);
    }

    /// Waits until the zones run that version.
    ///
    /// @return those that do not in time
    public List<ZoneState> await(long version) throws InterruptedException {
        return publisher.await(version, PATIENCE);
    }

    /// What was published last.
    public Snapshot current() {
        return current;
    }

    /// The version that was published last.
    public long version() {
        return current == null ? 0 : current.version();
    }

    /// The settings in force.
    public Settings settings() {
        return written.settings();
    }

    /// Callers, grants and revocations in force.
    public Register register() {
        return store.register();
    }

    /// What is approved of servers, and what waits: a copy.
    public PinBook pins() {
        return pins.book();
    }

    /// The calls that wait for an answer, and the answers: a copy.
    public ApprovalBook approvals() {
        return settledAnswers(written);
    }

    /// Which calls are asked about.
    public List<ApprovalRule> approvalRules() {
        return written.approvals();
    }

    /// How what the gate saw is taken at this moment.
    public Hearing hearing() {
        Set<String> tenants = new HashSet<>(Set.of(Defaults.TENANT));
        settings().issuers().forEach(issuer -> tenants.addAll(issuer.tenancy().all()));
        register().callers().forEach(caller -> tenants.add(caller.tenant()));
        return new Hearing(settings().firstUse(), servers(settings()), tenants, clock.instant());
    }

    private static Set<ServerName> servers(Settings settings) {
        return settings.servers().stream().map(Server::name).collect(Collectors.toSet());
    }

    /// The clock by which revocations and tokens are dated.
    public InstantSource clock() {
        return clock;
    }

    /// Makes tokens in this house's name.
    public dev.gatehouse.identity.LocalTokens tokens() {
        return new dev.gatehouse.identity.LocalTokens(keys.tokens(), place.home());
    }

    private record Prepared(Snapshot snapshot, Issue issue) {}

    private Prepared issue(Written with, Register register, PinBook book, ApprovalBook answers) throws IOException, TooLarge {
        Snapshot snapshot = Snapshot.of(versions.next(), clock.instant(), place.home(), place.endpoint(), with.settings(),
            new Access(register, with.policies(), new Approvals(with.approvals(), answers.decided()), with.objects()), List.of(keys.published())).with(book.pins(servers(with.settings())));
        return new Prepared(snapshot, Issue.of(snapshot, keys.snapshots()));
    }

    private void publish(Prepared prepared) {
        current = prepared.snapshot();
        publisher.publish(prepared.issue());
    }

    private static void requireSafe(Written written, Collection<Grant> grants) throws Unsafe {
        if (Exposure.judge(written.settings(), grants, written.policies()) instanceof Exposure.Refused(List<String> missing)) {
            throw new Unsafe(missing);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
        pins.close();
        store.close();
    }
}
