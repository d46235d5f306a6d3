package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.office.house.Happening;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `grant-add`, `grant-list`, `grant-remove`.
final class GrantVerbs {
    private final House house;
    private final Changes changes;

    GrantVerbs(House house, Changes changes) {
        this.house = house;
        this.changes = changes;
    }

    Answer add(Asked asked) throws NotUnderstood, InterruptedException {
        Grant grant = grant(asked);
        Answer answer = changes.answer(happening("grant-added", grant), Reach.WIDENS, register -> register.grant(grant), "");
        return answer.exit() == Answer.DONE ? answer.saying(unknownServer(grant)) : answer;
    }

    /// A grant may come before its server; a mistyped name must not pass in silence.
    private List<String> unknownServer(Grant grant) {
        return house.settings().server(grant.server()).isPresent() ? List.of()
            : List.of("There is no server named " + grant.server() + " at the moment. The grant waits for one. There are: "
                + house.settings().servers().stream().map(server -> server.name().value()).toList() + ".");
    }

    Answer remove(Asked asked) throws NotUnderstood, InterruptedException {
        Grant grant = grant(asked);
        return changes.answer(happening("grant-removed", grant), Reach.NARROWS, register -> register.ungrant(grant),
            "There is no such grant. A part of \"all of it\" cannot be taken out: remove the whole and grant what stays. See: gatehouse grant list");
    }

    Answer list(Asked asked) throws NotUnderstood {
        Optional<String> tenant = asked.maybe("tenant");
        asked.nothingElse();
        return Answer.done(Json.object("grants", house.register().grants().stream()
            .filter(grant -> tenant.isEmpty() || tenant.get().equals(grant.tenant())).map(GrantVerbs::json).toList()));
    }

    private static Map<String, Object> json(Grant grant) {
        Map<String, Object> json = Json.object("tenant", grant.tenant());
        switch (grant.subject()) {
            case Subject.Named(String name) -> json.put("caller", name);
            case Subject.Role(String role) -> json.put("role", role);
            case Subject.Group(String group) -> json.put("group", group);
        }
        json.put("server", grant.server().value());
        json.put("all", grant.things() instanceof Things.All);
        for (Things.Kind kind : Things.Kind.values()) {
            json.put(kind.word() + "s", named(grant.things(), kind));
        }
        json.put("arguments", grant.arguments());
        return json;
    }

    private static List<String> named(Things things, Things.Kind kind) {
        return switch (things) {
            case Things.All _ -> List.of();
            case Things.Some(List<Things.Thing> some) -> some.stream().filter(thing -> thing.kind() == kind).map(thing -> thing.glob().pattern()).toList();
        };
    }

    private static Happening happening(String what, Grant grant) {
        return new Happening(what, grant.tenant() + "/" + grant.subject().word(), String.join(" ", grant.arguments()));
    }

    private static Grant grant(Asked asked) throws NotUnderstood {
        String tenant = asked.text("tenant");
        Subject subject = subject(asked);
        var server = new ServerName(asked.text("server"));
        List<Things.Thing> things = new ArrayList<>();
        for (Things.Kind kind : Things.Kind.values()) {
            asked.texts(kind.word() + "s").forEach(pattern -> things.add(new Things.Thing(kind, new Glob(pattern))));
        }
        asked.nothingElse();
        return new Grant(tenant, subject, server, Things.of(things));
    }

    private static Subject subject(Asked asked) throws NotUnderstood {
        List<Subject> named = Stream.of(asked.maybe("caller").map(word -> (Subject) new Subject.Named(word)),
            asked.maybe("role").map(word -> (Subject) new Subject.Role(word)),
            asked.maybe("group").map(word -> (Subject) new Subject.Group(word))).flatMap(Optional::stream).toList();
        if (named.size() != 1) {
            throw new NotUnderstood("exactly one of caller, role and group is named");
        }
        return named.getFirst();
    }
}
