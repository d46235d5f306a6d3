package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.office.house.Change;
import dev.gatehouse.office.house.Happening;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import dev.gatehouse.office.house.Unrecorded;
import dev.gatehouse.office.house.Unsafe;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.publish.ZoneState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Carries a change out and waits until the zones run it.
final class Changes {
    private final House house;

    Changes(House house) {
        this.house = house;
    }

    /// The answer to a change: `outcome` is `done`, `already` or `missing`, and only the last is a failure.
    Answer answer(Happening happening, Reach reach, Register.Verb verb, String missing) throws InterruptedException {
        Change change;
        try {
            change = house.change(happening, reach, verb);
        } catch (Unsafe unsafe) {
            List<String> said = new ArrayList<>(List.of("Beyond loopback this is not granted:"));
            said.addAll(unsafe.missing());
            return Answer.no(Answer.NO, said);
        } catch (TooLarge | Unrecorded refused) {
            return Answer.no(Answer.NO, refused.getMessage());
        } catch (IOException unwritten) {
            return Answer.no(Answer.NO, "The office's store could not be written, so nothing was changed: " + unwritten.getClass().getSimpleName() + ".");
        }
        return switch (change.outcome()) {
            case DONE, ALREADY -> inForce(Answer.done(Json.object("outcome", change.outcome().name().toLowerCase(java.util.Locale.ROOT),
                "version", change.version())), change.version());
            case MISSING -> Answer.no(Answer.NO, missing);
        };
    }

    /// The same answer once the zones run that version; a failure where one of them does not.
    Answer inForce(Answer answer, long version) throws InterruptedException {
        List<ZoneState> lagging = house.await(version);
        return lagging.isEmpty() ? answer : answer.ending(Answer.NO).saying(lagging.stream().map(Changes::lags).toList());
    }

    private static String lags(ZoneState state) {
        String zone = "The " + state.zone().word();
        return switch (state.standing()) {
            case AWAY -> zone + " does not answer. The change is kept and reaches it when it is back.";
            case BEHIND, RUNNING -> state.refused().isEmpty()
                ? zone + " still runs on settings version " + state.running() + "."
                : zone + " refused the new settings and stays on its last good ones: " + state.refused() + ".";
        };
    }
}
