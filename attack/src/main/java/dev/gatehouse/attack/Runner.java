package dev.gatehouse.attack;

import dev.gatehouse.attack.Verdict.Held;
import dev.gatehouse.attack.Verdict.NotTried;
import dev.gatehouse.attack.conversation.Conversation;
import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.attack.conversation.Speaker;
import dev.gatehouse.attack.profile.Profile;
import dev.gatehouse.protocol.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Tries attacks on a target, one after another, each with objects of its own.
///
/// An attack holds only if its legitimate half worked in the same run: who is refused everything is not safe but shut.
public final class Runner {
    private static final String MODERN = "2026-07-28";

    private final Profile profile;
    private final Conversation conversation;
    private final Principal alice;
    private final Principal bob;
    private final boolean newestFirst;
    private final OptionalInt pairs;

    /// @param newestFirst whether attacks for either era are tried in the newer one where the target speaks it
    /// @param pairs how many pairs of answers are measured; empty for as many as the attack says
    public Runner(Profile profile, Conversation conversation, Principal alice, Principal bob, boolean newestFirst, OptionalInt pairs) {
        this.profile = profile;
        this.conversation = conversation;
        this.alice = alice;
        this.bob = bob;
        this.newestFirst = newestFirst;
        this.pairs = pairs;
    }

    /// Tries all of them; `told` hears of each as it ends.
    public Report run(List<Attack> attacks, Consumer<Result> told) throws InterruptedException {
        List<Result> results = new java.util.ArrayList<>();
        for (Attack attack : attacks) {
            var result = new Result(attack, run(attack));
            told.accept(result);
            results.add(result);
        }
        return new Report(List.copyOf(results));
    }

    /// Tries one.
    public Verdict run(Attack attack) throws InterruptedException {
        Set<String> lacking = new TreeSet<>(attack.acts());
        lacking.removeAll(profile.acts().keySet());
        if (!lacking.isEmpty()) {
            return new NotTried(true, "the profile has no act " + String.join(", ", lacking));
        }
        try {
            Optional<Map<String, Speaker>> speakers = speakers(attack.era());
            return speakers.isEmpty() ? new NotTried(true, "the target does not speak " + attack.era().orElse("MCP")) : variants(attack, speakers.get());
        } catch (Stopped stopped) {
            return stopped.verdict();
        } catch (IOException | IllegalStateException broken) {
            return new NotTried(false, "it broke off: " + broken.getMessage());
        }
    }

    private Optional<Map<String, Speaker>> speakers(Optional<String> era) throws IOException, InterruptedException {
        if (era.isPresent()) {
            return speakers(era.get().equals(MODERN));
        }
        Optional<Map<String, Speaker>> first = speakers(newestFirst);
        return first.isPresent() ? first : speakers(!newestFirst);
    }

    private Optional<Map<String, Speaker>> speakers(boolean modern) throws IOException, InterruptedException {
        Optional<Speaker> hers = conversation.speaker(alice, modern);
        Optional<Speaker> his = conversation.speaker(bob, modern);
        return hers.isEmpty() || his.isEmpty() ? Optional.empty() : Optional.of(Map.of(Principal.ALICE, hers.get(), Principal.BOB, his.get()));
    }

    private Verdict variants(Attack attack, Map<String, Speaker> speakers) throws Stopped, IOException, InterruptedException {
        var stage = new Stage(profile, speakers, alice, bob, pairs);
        stage.play("given", attack.given());
        stage.play("the legitimate half", attack.legitimate());
        for (Json variant : attack.each()) {
            stage.vary(variant);
            stage.play("the attack", attack.attack());
        }
        return new Held();
    }
}
