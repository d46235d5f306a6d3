package dev.gatehouse.attack.script;

import dev.gatehouse.attack.Unusable;
import dev.gatehouse.attack.profile.JsonFile;
import dev.gatehouse.attack.script.Step.Signs;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the steps of an attack's file.
public final class StepReader {
    private final JsonFile file;

    public StepReader(JsonFile file) {
        this.file = file;
    }

    /// The steps under this name, or none.
    ///
    /// @throws Unusable when one of them is not understood
    public List<Step> steps(String name) throws Unusable {
        List<Step> steps = new ArrayList<>();
        for (Json each : file.root().array(name).orElseGet(JsonArray::empty).values()) {
            String place = name + "[" + steps.size() + "]";
            steps.add(step(file.object(each, place), place));
        }
        return List.copyOf(steps);
    }

    private Step step(JsonObject step, String place) throws Unusable {
        if (step.has("start")) {
            file.only(step, place, "by", "start", "do", "with", "until");
            return new Step.Start(file.text(step, place, "start"), file.text(step, place, "by"), file.text(step, place, "do"), with(step, "with"),
                file.text(step, place, "until"));
        }
        if (step.has("cancel")) {
            file.only(step, place, "by", "cancel");
            return new Step.Cancel(file.text(step, place, "by"), file.text(step, place, "cancel"));
        }
        if (step.has("accept")) {
            file.only(step, place, "by", "accept");
            return new Step.Accept(file.text(step, place, "by"), file.text(step, place, "accept"));
        }
        if (step.has("settle")) {
            file.only(step, place, "settle");
            return new Step.Settle(file.text(step, place, "settle"));
        }
        if (step.has("finish")) {
            file.only(step, place, "finish", "expect", "fell");
            return new Step.Finish(file.text(step, place, "finish"), signs(step, place));
        }
        if (step.has("pairs")) {
            file.only(step, place, "by", "do", "pairs", "first", "second");
            return new Step.Pairs(file.text(step, place, "by"), file.text(step, place, "do"), with(step, "first"), with(step, "second"), pairs(step, place));
        }
        return request(step, place);
    }

    private Step request(JsonObject step, String place) throws Unusable {
        file.only(step, place, "by", "do", "with", "twist", "keep", "as", "answering", "expect", "fell");
        Map<String, String> keep = new LinkedHashMap<>();
        JsonObject kept = step.object("keep").orElseGet(JsonObject::empty);
        for (String name : kept.names()) {
            keep.put(name, file.text(kept, place + ".keep", name));
        }
        return new Step.Do(file.text(step, place, "by"), file.text(step, place, "do"), with(step, "with"), step.get("twist"), keep,
            step.text("as"), step.text("answering"), signs(step, place));
    }

    private static JsonObject with(JsonObject step, String name) {
        return step.object(name).orElseGet(JsonObject::empty);
    }

    private int pairs(JsonObject step, String place) throws Unusable {
        return step.get("pairs").filter(JsonNumber.class::isInstance).map(JsonNumber.class::cast).filter(number -> number.asLong().isPresent())
            .map(number -> Math.toIntExact(number.asLong().getAsLong())).orElseThrow(() -> new Unusable(file.file(), place + ".pairs must be a number"));
    }

    private Signs signs(JsonObject step, String place) throws Unusable {
        return new Signs(signs(step, place, "expect"), signs(step, place, "fell"));
    }

    private List<Sign> signs(JsonObject step, String place, String name) throws Unusable {
        Optional<JsonObject> object = step.object(name);
        if (object.isEmpty()) {
            return List.of();
        }
        String here = place + "." + name;
        file.only(object.get(), here, "shows", "lacks", "done", "below", "differs-from", "shows-credential");
        List<Sign> signs = new ArrayList<>();
        object.get().text("shows").ifPresent(text -> signs.add(new Sign.Shows(text)));
        object.get().text("lacks").ifPresent(text -> signs.add(new Sign.Lacks(text)));
        object.get().get("done").ifPresent(done -> signs.add(new Sign.Done(done == JsonBoolean.TRUE)));
        object.get().text("differs-from").ifPresent(earlier -> signs.add(new Sign.DiffersFrom(earlier)));
        object.get().get("shows-credential").ifPresent(_ -> signs.add(new Sign.ShowsCredential()));
        for (var each : object.get().object("below").orElseGet(JsonObject::empty).members()) {
            signs.add(new Sign.Below(each.name(), JsonString.of(file.text(object.get().object("below").orElseThrow(), here + ".below", each.name()))));
        }
        if (signs.isEmpty()) {
            throw new Unusable(file.file(), here + " names no sign");
        }
        return List.copyOf(signs);
    }
}
