package dev.gatehouse.proofs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One thing that a burglar tries, and on what. `ROWS` is the table's order.
///
/// @param title    what the table says
/// @param about    what has to be there for it
/// @param attempts what it comes to in a house; a place is not asked about what is its own
record BreachRow(String title, About about, Attempts attempts) {
    /// The machine alone, which decides where no wall of ours stands; the person who started the house; the house that runs; its
    /// processes, over which the machine decides what its root may do.
    enum About { MACHINE, PERSON, HOUSE, PROCESSES }

    /// One question to the burglar.
    ///
    /// @param of whose it is: a place of the house, or `person`
    record Attempt(String of, String what, Object on) {}

    /// The attempts in one house.
    interface Attempts {
        List<Attempt> in(BreachedHouse house);
    }

    private static final List<String> ZONES = List.of("gate", "broker", "recorder", "office", "keeper");

    static final List<BreachRow> ROWS = List.of(
        decoy("dial a service on loopback (TCP)", "tcp", house -> "127.0.0.1:" + house.decoys.tcpPort),
        decoy("the same by TCP fast open", "fast-open", house -> "127.0.0.1:" + house.decoys.tcpPort),
        decoy("the same by MPTCP", "mptcp", house -> "127.0.0.1:" + house.decoys.tcpPort),
        decoy("send a datagram (UDP)", "udp", house -> "127.0.0.1:" + house.decoys.udpPort),
        decoy("bind another TCP port", "bind", house -> house.decoys.freePort),
        surface("listen on a port that the kernel picks", "listen"),
        decoy("dial a unix socket of the person, such as a container engine's", "unix", house -> house.decoys.socket),
        decoy("dial an abstract unix socket", "abstract", house -> house.decoys.hidden),
        wire("gate"), wire("recorder"), wire("office"),
        surface("open a netlink route socket", "netlink-route"),
        surface("open another netlink socket", "netlink-generic"),
        surface("open a vsock", "vsock"),
        surface("open a raw socket", "raw"),
        surface("open a packet socket", "packet"),
        decoy("run a program (`/bin/true`)", "spawn", _ -> "/bin/true"),
        surface("ask for `execve` at all", "execve"),
        surface("run a program that lies in memory (`memfd`, `execveat`)", "memory-program"),
        surface("io_uring", "uring"),
        surface("userfaultfd", "userfaultfd"),
        surface("perf events", "perf"),
        surface("the kernel's key rings", "key"),
        surface("shared memory of System V", "shared-memory"),
        surface("unshare", "namespace"),
        others("trace another zone or the launcher (`ptrace`)", "trace"),
        others("read its memory (`process_vm_readv`)", "memory"),
        proc("read its `/proc/PID/mem`", "mem"),
        proc("read its `/proc/PID/environ`", "environ"),
        proc("read its `/proc/PID/cmdline`", "cmdline"),
        others("take one of its descriptors (`pidfd_getfd`)", "descriptor"),
        others("signal it", "signal"),
        others("change its limits", "limit"),
        others("change its priority", "priority"),
        new BreachRow("read a hosted server's memory", About.PROCESSES, house -> List.of(new Attempt("server", "memory", house.pid("server")))),
        new BreachRow("trace another program of the person", About.MACHINE, house -> List.of(new Attempt("person", "trace", house.decoys.program))),
        decoy("signal another program of the person", "signal", house -> house.decoys.program),
        file("read the gate's files", "read", "gate", "snapshot.signed"),
        file("read the broker's files", "read", "broker", "snapshot.signed"),
        file("read the office's signing keys", "read", "office", "token.key", "snapshot.key"),
        file("read the office's register of callers and grants", "read", "office", "register.json"),
        file("read the recorder's sealing key", "read", "recorder", "seal.key"),
        file("read the ledger", "read", "recorder", "ledger/00000001.jsonl"),
        new BreachRow("read a hosted server's files", About.HOUSE, house -> List.of(new Attempt("server", "read", house.inside("server").resolve("burglar.in")))),
        house("read the operator's secret", "operator.secret"),
        house("read the settings file", "gatehouse.yaml"),
        house("read the launcher's log", "log/launcher.log"),
        decoy("read a file of the person (0600)", "read", house -> house.decoys.secretFile),
        decoy("read a file of the person that everybody may read (0644)", "read", house -> house.decoys.openFile),
        decoy("read a file of the system that everybody may read (`/etc/hosts`)", "read", _ -> "/etc/hosts"),
        decoy("read `/etc/shadow`", "read", _ -> "/etc/shadow"),
        everyZones("write another zone's files", "write"),
        everyZones("change their mode (`chmod`)", "chmod"),
        everyZones("see that they exist", "see"),
        folders("list another zone's folder", "read"),
        folders("make a file there", "create"),
        folders("watch it (`inotify`)", "watch"),
        decoy("write a file of the person (0600)", "write", house -> house.decoys.secretFile),
        decoy("change its mode", "chmod", house -> house.decoys.secretFile),
        decoy("see that it exists", "see", house -> house.decoys.secretFile),
        decoy("make a file in a folder of the person", "create", house -> house.decoys.folder),
        decoy("watch that folder", "watch", house -> house.decoys.folder));

    private interface On {
        Object in(BreachedHouse house);
    }

    private static BreachRow decoy(String title, String what, On on) {
        return new BreachRow(title, About.PERSON, house -> List.of(new Attempt("person", what, on.in(house))));
    }

    private static BreachRow surface(String title, String what) {
        return new BreachRow(title, About.MACHINE, _ -> List.of(new Attempt("person", what, "")));
    }

    private static BreachRow wire(String zone) {
        return new BreachRow("dial the " + zone + "'s wire socket", About.HOUSE, house -> List.of(new Attempt(zone, "unix", house.home.resolve("run").resolve(zone).resolve("wire"))));
    }

    private static BreachRow others(String title, String what) {
        return new BreachRow(title, About.PROCESSES, house -> zonesAndLauncher().map(other -> new Attempt(other, what, house.pid(other))).toList());
    }

    private static BreachRow proc(String title, String name) {
        return new BreachRow(title, About.PROCESSES, house -> zonesAndLauncher().map(other -> new Attempt(other, "read", "/proc/" + house.pid(other) + "/" + name)).toList());
    }

    private static Stream<String> zonesAndLauncher() {
        return Stream.concat(ZONES.stream(), Stream.of("launcher"));
    }

    private static BreachRow file(String title, String what, String zone, String... names) {
        return new BreachRow(title, About.HOUSE, house -> Stream.of(names).map(name -> new Attempt(zone, what, house.inside(zone).resolve(name))).toList());
    }

    private static BreachRow house(String title, String name) {
        return new BreachRow(title, About.HOUSE, house -> List.of(new Attempt("person", "read", house.home.resolve(name))));
    }

    private static BreachRow everyZones(String title, String what) {
        return new BreachRow(title, About.HOUSE, house -> Map.of("gate", "snapshot.signed", "broker", "snapshot.signed", "recorder", "ledger/00000001.jsonl",
            "office", "token.key", "keeper", "snapshot.signed").entrySet().stream()
            .map(each -> new Attempt(each.getKey(), what, house.inside(each.getKey()).resolve(each.getValue()))).toList());
    }

    private static BreachRow folders(String title, String what) {
        return new BreachRow(title, About.HOUSE, house -> ZONES.stream().map(zone -> new Attempt(zone, what, house.inside(zone))).toList());
    }

    /// What a burglar tries before a zone's last stage: everything whose target is there before the house is.
    static List<String> early(BreachedHouse house) {
        return ROWS.stream().filter(BreachRow::canBeTriedEarly).flatMap(row -> row.lines(house, "").stream()).toList();
    }

    /// Whether its target is there before the house is.
    boolean canBeTriedEarly() {
        return about == About.MACHINE || about == About.PERSON;
    }

    /// Everything that a place is asked.
    static List<String> all(BreachedHouse house, String place) {
        return ROWS.stream().flatMap(row -> row.lines(house, place).stream()).toList();
    }

    private List<String> lines(BreachedHouse house, String place) {
        return attempts.in(house).stream().filter(attempt -> !attempt.of.equals(place)).map(this::line).toList();
    }

    private String line(Attempt attempt) {
        return ROWS.indexOf(this) + " " + attempt.what + (attempt.on.equals("") ? "" : " " + attempt.on);
    }

    /// The table's cell: one answer, or which of several belongs to whom.
    String cell(BreachedHouse house, String place, Map<String, String> answers) {
        Map<String, Collection<String>> who = new TreeMap<>();
        List<String> said = new ArrayList<>();
        for (Attempt attempt : attempts.in(house)) {
            if (!attempt.of.equals(place)) {
                String answer = answers.get(line(attempt));
                said.add(answer);
                who.computeIfAbsent(answer.equals("OK") ? "**reached**" : answer, _ -> new TreeSet<>()).add(attempt.of);
            }
        }
        if (said.isEmpty()) {
            return "its own";
        }
        if (place.equals("launcher") && (about == About.MACHINE || about == About.PROCESSES && house.person == 0)) {
            return "–";
        }
        return who.size() == 1 ? who.keySet().iterator().next()
            : String.join("; ", who.entrySet().stream().map(each -> String.join(", ", each.getValue()) + ": " + each.getKey()).toList());
    }
}
