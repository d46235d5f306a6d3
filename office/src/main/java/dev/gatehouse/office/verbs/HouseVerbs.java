package dev.gatehouse.office.verbs;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Unrecorded;
import dev.gatehouse.office.house.Unsafe;
import dev.gatehouse.office.page.Report;
import dev.gatehouse.office.publish.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// `config-apply`, `status`, `metrics`.
final class HouseVerbs {
    private final House house;
    private final Changes changes;
    private final Report report;
    private final OptionalInt port;

    /// @param port where the page for metrics and health is, if there is one
    HouseVerbs(House house, Changes changes, Report report, OptionalInt port) {
        this.house = house;
        this.changes = changes;
        this.report = report;
        this.port = port;
    }

    Answer apply(Asked asked) throws NotUnderstood, InterruptedException {
        asked.nothingElse();
        try {
            long version = house.apply();
            return changes.inForce(Answer.done(Json.object("version", version)), version);
        } catch (SettingsWrong wrong) {
            return Answer.no(Answer.SETTINGS, wrong.problems().stream().map(Problem::toString).toList());
        } catch (Unsafe unsafe) {
            List<String> said = new ArrayList<>(List.of("Beyond loopback these settings are not enough. Missing:"));
            said.addAll(unsafe.missing());
            return Answer.no(Answer.SETTINGS, said);
        } catch (TooLarge | Unrecorded refused) {
            return Answer.no(Answer.NO, refused.getMessage());
        } catch (IOException unwritten) {
            return Answer.no(Answer.NO, "The office's folder could not be written: " + unwritten.getClass().getSimpleName() + ".");
        }
    }

    Answer status(Asked asked) throws NotUnderstood {
        asked.nothingElse();
        Snapshot now = house.current();
        Map<String, Object> status = Json.object(
            "endpoint", now.endpoint().map(Object::toString),
            "routes", now.addresses().entrySet().stream().map(route -> Json.object("name", route.getKey(), "server", route.getKey(),
                "url", route.getValue().toString())).toList(),
            "servers", house.settings().servers().stream().map(HouseVerbs::server).toList(),
            "version", now.version(),
            "settings", report.versions(),
            "zones", report.zones(),
            "pins", PinVerbs.counts(house),
            "approvals", Json.object("waiting", house.approvals().waiting().size()),
            "home", now.home());
        if (port.isPresent()) {
            status.put("office", "http://127.0.0.1:" + port.getAsInt());
        }
        return Answer.done(status);
    }

    private static Map<String, Object> server(Server server) {
        return switch (server.source()) {
            case Server.Hosted _ -> Json.object("name", server.name().value(), "kind", "hosted");
            case Server.Remote(var url) -> Json.object("name", server.name().value(), "kind", "remote", "url", url.toString());
        };
    }

    Answer metrics(Asked asked) throws NotUnderstood {
        asked.nothingElse();
        return Answer.done(Json.object("text", report.metrics()));
    }
}
