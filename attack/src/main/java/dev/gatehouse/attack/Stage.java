package dev.gatehouse.attack;

import dev.gatehouse.attack.Verdict.Fell;
import dev.gatehouse.attack.Verdict.NotTried;
import dev.gatehouse.attack.conversation.Answer;
import dev.gatehouse.attack.conversation.Posted;
import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.attack.conversation.Running;
import dev.gatehouse.attack.conversation.Speaker;
import dev.gatehouse.attack.profile.Profile;
import dev.gatehouse.attack.script.Judge;
import dev.gatehouse.attack.script.Made;
import dev.gatehouse.attack.script.Scope;
import dev.gatehouse.attack.script.Sign;
import dev.gatehouse.attack.script.Step;
import dev.gatehouse.protocol.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One attack being played: its values, what runs, and each step's judgement.
final class Stage {
    private final Profile profile;
    private final Map<String, Speaker> speakers;
    private final OptionalInt pairs;
    private final Scope scope;
    private final Judge judge;
    private final Map<String, Running> running = new HashMap<>();
    private final Map<String, Made> begun = new HashMap<>();
    private final List<Posted> sent = new ArrayList<>();

    Stage(Profile profile, Map<String, Speaker> speakers, Principal alice, Principal bob, OptionalInt pairs) {
        this.profile = profile;
        this.speakers = speakers;
        this.pairs = pairs;
        this.scope = Scope.of(alice, bob);
        this.judge = new Judge(scope);
    }

    /// From now on `${each}` is this variant.
    void vary(Json variant) {
        scope.vary(variant);
    }

    void play(String half, List<Step> steps) throws Stopped, IOException, InterruptedException {
        sent.clear();
        for (Step step : steps) {
            switch (step) {
                case Step.Do does -> request(half, does);
                case Step.Start starts -> start(starts);
                case Step.Cancel cancels -> sent.add(speakers.get(cancels.by()).cancels(running.get(cancels.name())).posted());
                case Step.Accept accepts -> sent.add(speakers.get(accepts.by()).accepts(running.get(accepts.name()).question()).posted());
                case Step.Settle(String name) -> running.get(name).settle();
                case Step.Finish(String name, Step.Signs signs) -> judge(half, running.remove(name).finish(), begun.remove(name), signs);
                case Step.Pairs measured -> measure(measured);
            }
        }
    }

    private void request(String half, Step.Do does) throws Stopped, IOException, InterruptedException {
        Optional<Made> made = Made.of(profile.acts().get(does.act()), does, scope, judge);
        if (made.isEmpty()) {
            return;
        }
        Answer answer = speakers.get(does.by()).say(made.get().saying());
        sent.add(answer.posted());
        judge(half, answer, made.get(), does.signs());
        does.as().ifPresent(name -> judge.remember(name, answer, made.get()));
        for (var kept : does.keep().entrySet()) {
            keep(half, kept.getKey(), kept.getValue(), answer, made.get());
        }
    }

    private void keep(String half, String name, String what, Answer answer, Made made) throws Stopped {
        String pointer = what.startsWith("/") ? what : made.act().yields().get(what);
        Json from = what.startsWith("/") ? answer.result() : answer.value();
        Optional<Json> value = pointer == null ? Optional.empty() : Answer.at(from, pointer);
        scope.keep(name, value.orElseThrow(() -> Stopped.broken(half + ": the answer has no " + what + " (" + answer.told() + ")")));
    }

    private void start(Step.Start starts) throws IOException, InterruptedException {
        Made made = Made.of(profile.acts().get(starts.act()), starts.by(), starts.with(), scope);
        Running call = speakers.get(starts.by()).begin(made.saying(), starts.until().equals("question"));
        running.put(starts.name(), call);
        begun.put(starts.name(), made);
        sent.add(call.posted());
    }

    private void judge(String half, Answer answer, Made made, Step.Signs signs) throws Stopped {
        if (answer.isNoJudgement()) {
            throw Stopped.broken(half + ": the target answers " + answer.told());
        }
        if (signs.fallen().contains(new Sign.ShowsCredential()) && !made.by().credential().isTelling()) {
            throw new Stopped(new NotTried(true, "the credential is too short to be known again in an answer"));
        }
        for (var sign : signs.expected()) {
            if (!judge.sees(sign, answer, made)) {
                throw Stopped.broken(half + ": expected that " + judge.words(sign, made) + ", but it answered " + answer.told());
            }
        }
        if (!signs.fallen().isEmpty() && signs.fallen().stream().allMatch(sign -> judge.sees(sign, answer, made))) {
            throw new Stopped(new Fell(String.join(" and ", signs.fallen().stream().map(sign -> judge.words(sign, made)).toList()), List.copyOf(sent)));
        }
    }

    private void measure(Step.Pairs step) throws Stopped, IOException, InterruptedException {
        Made first = Made.of(profile.acts().get(step.act()), step.by(), step.first(), scope);
        Made second = Made.of(profile.acts().get(step.act()), step.by(), step.second(), scope);
        Speaker speaker = speakers.get(step.by());
        int count = pairs.orElse(step.count());
        var timing = new Timing(count);
        Answer last = speaker.say(first.saying());
        for (int at = 0; at < 2 * count; at++) {
            boolean isSecond = (at & 1) != (at >> 1 & 1); // first, second, second, first: neither has the better place
            last = speaker.say(isSecond ? second.saying() : first.saying());
            timing.add(isSecond, last.nanos());
        }
        if (last.isNoJudgement()) {
            throw Stopped.broken("the attack: the target answers " + last.told());
        }
        if (timing.differs()) {
            throw new Stopped(new Fell("the answers take differently long: " + timing.words(), List.of(last.posted())));
        }
    }
}
