package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.office.house.Happening;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `caller-add`, `caller-list`, `caller-revoke`.
final class CallerVerbs {
    private final House house;
    private final Changes changes;

    CallerVerbs(House house, Changes changes) {
        this.house = house;
        this.changes = changes;
    }

    Answer add(Asked asked) throws NotUnderstood, InterruptedException {
        CallerName caller = caller(asked);
        asked.nothingElse();
        return changes.answer(new Happening("caller-added", caller.toString(), ""), Reach.WIDENS, register -> register.add(caller), "")
            .with("grant", grantLine(caller));
    }

    /// Being known grants nothing; this is the command that does. Names a server that is there, or says where one goes.
    private List<String> grantLine(CallerName caller) {
        String server = house.settings().servers().stream().map(Server::name).map(Object::toString).findFirst().orElse("SERVER");
        return List.of("grant", "add", "--caller", caller.name(), "--tenant", caller.tenant(), "--server", server);
    }

    Answer list(Asked asked) throws NotUnderstood {
        Optional<String> tenant = asked.maybe("tenant");
        asked.nothingElse();
        Register register = house.register();
        List<Object> callers = new ArrayList<>();
        register.callers().stream().filter(caller -> tenant.isEmpty() || tenant.get().equals(caller.tenant()))
            .forEach(caller -> callers.add(Json.object("tenant", caller.tenant(), "name", caller.name())));
        List<Object> revoked = new ArrayList<>();
        register.revocations().callers().forEach((caller, since) -> {
            if (!since.takenBack() && (tenant.isEmpty() || tenant.get().equals(caller.tenant()))) {
                revoked.add(Json.object("tenant", caller.tenant(), "name", caller.name(), "since", since.at().toString()));
            }
        });
        return Answer.done(Json.object("callers", callers, "revoked", revoked));
    }

    Answer revoke(Asked asked) throws NotUnderstood, InterruptedException {
        CallerName caller = caller(asked);
        asked.nothingElse();
        return changes.answer(new Happening("caller-revoked", caller.toString(), ""), Reach.NARROWS,
            register -> register.revoke(caller, house.clock().instant()), "");
    }

    static CallerName caller(Asked asked) throws NotUnderstood {
        return new CallerName(asked.text("tenant"), asked.text("name"));
    }
}
