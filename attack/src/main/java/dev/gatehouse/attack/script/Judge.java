package dev.gatehouse.attack.script;

import dev.gatehouse.attack.conversation.Answer;
import dev.gatehouse.protocol.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whether signs are there, and the answers that later steps are compared with.
public final class Judge {
    private final Scope scope;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Made> requests = new HashMap<>();

    public Judge(Scope scope) {
        this.scope = scope;
    }

    /// Remembers an answer under a name.
    public void remember(String name, Answer answer, Made made) {
        answers.put(name, answer);
        requests.put(name, made);
    }

    Answer remembered(String name) {
        return Optional.ofNullable(answers.get(name)).orElseThrow(() -> new IllegalStateException("no answer is called " + name));
    }

    /// Whether the sign is there.
    public boolean sees(Sign sign, Answer answer, Made made) {
        return switch (sign) {
            case Sign.Shows(String text) -> answer.text().contains(scope.text(text, made.by()));
            case Sign.Lacks(String text) -> !answer.text().contains(scope.text(text, made.by()));
            case Sign.Done(boolean expected) -> answer.isDone() == expected;
            case Sign.Below below -> isBelow(below, answer, made);
            case Sign.DiffersFrom(String earlier) -> !alike(answer, made).equals(alike(remembered(earlier), requests.get(earlier)));
            case Sign.ShowsCredential() -> answer.showsCredential();
        };
    }

    private boolean isBelow(Sign.Below below, Answer answer, Made made) {
        String pointer = Optional.ofNullable(made.act().yields().get(below.yield())).orElse("");
        Optional<Json> value = answer.isDone() ? Answer.at(answer.value(), pointer) : Optional.empty();
        try {
            return value.isPresent() && new BigDecimal(Scope.plain(value.get())).compareTo(new BigDecimal(scope.text(below.than().value(), made.by()))) < 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /// What an answer tells, with the request's own values taken out.
    private String alike(Answer answer, Made made) {
        String told = answer.told();
        for (String value : Scope.plains(made.with())) {
            told = value.isEmpty() ? told : told.replace(value, "…");
        }
        return told;
    }

    /// The sign in words.
    public String words(Sign sign, Made made) {
        return switch (sign) {
            case Sign.Shows(String text) -> "the answer shows " + scope.text(text, made.by()) + " (" + text + ")";
            case Sign.Lacks(String text) -> "the answer does not show " + scope.text(text, made.by()) + " (" + text + ")";
            case Sign.Done(boolean expected) -> expected ? "it was done" : "it was not done";
            case Sign.Below(String yield, var than) -> yield + " is below " + scope.text(than.value(), made.by());
            case Sign.DiffersFrom(String earlier) -> "it tells something else than " + earlier;
            case Sign.ShowsCredential() -> "the answer shows the caller's own credential";
        };
    }
}
