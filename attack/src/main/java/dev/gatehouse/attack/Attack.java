package dev.gatehouse.attack;

import dev.gatehouse.attack.profile.JsonFile;
import dev.gatehouse.attack.script.Step;
import dev.gatehouse.attack.script.StepReader;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One attack, as its file tells it.
///
/// @param id its file's name
/// @param object which of the object tests it is (their list is in the catalogue's document); empty for attacks beyond them
/// @param title what the attacker does, in a sentence
/// @param judged how its end is judged, in a sentence
/// @param era the only revision in which it makes sense, if there is one
/// @param each the variants, `${each}` in its steps; one variant where there are none
/// @param given what must be there first
/// @param legitimate the same act on an object of one's own; it must work
/// @param attack the attack itself
public record Attack(String id, Optional<String> object, String title, String judged, Optional<String> era, List<Json> each, List<Step> given,
                     List<Step> legitimate, List<Step> attack) {

    /// Reads one.
    ///
    /// @throws Unusable when it is not understood
    public static Attack of(String id, byte[] json) throws Unusable {
        JsonFile file = JsonFile.of(id + ".json", json);
        file.only(file.root(), "", "object", "title", "judged", "era", "each", "given", "legitimate", "attack");
        var steps = new StepReader(file);
        List<Json> each = file.root().array("each").map(JsonArray::values).orElseGet(() -> List.of(JsonNull.NULL));
        var attack = new Attack(id, file.root().text("object"), file.text(file.root(), "", "title"), file.text(file.root(), "", "judged"), file.root().text("era"),
            each, steps.steps("given"), steps.steps("legitimate"), steps.steps("attack"));
        if (attack.legitimate().isEmpty() || attack.attack().isEmpty()) {
            throw new Unusable(id + ".json", "has no legitimate half, or no attack");
        }
        return attack;
    }

    /// The acts that a target must have for it.
    public Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        Stream.of(given, legitimate, attack).flatMap(List::stream).forEach(step -> {
            switch (step) {
                case Step.Do does -> acts.add(does.act());
                case Step.Start starts -> acts.add(starts.act());
                case Step.Pairs pairs -> acts.add(pairs.act());
                case Step.Cancel _, Step.Accept _, Step.Settle _, Step.Finish _ -> { }
            }
        });
        return acts;
    }
}
