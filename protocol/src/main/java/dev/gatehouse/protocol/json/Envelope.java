package dev.gatehouse.protocol.json;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which objects of a document are *envelope*: there a name that differs from another, or from a word of the protocol, in case or
/// Unicode composition alone is refused, since a peer that folds case (Go's `encoding/json` does) would read another message than
/// we judged. The root is envelope, and where that is an array, what it holds; so is an object that lies in an envelope object under one of
/// the names in `within`.
///
/// @param within names under which the envelope goes on, such as `params` and `_meta`
/// @param words the folded words of the protocol, each with its one right spelling
public record Envelope(Set<String> within, Map<String, String> words) {

    /// No object is envelope: only exact duplicates are refused.
    public static final Envelope NONE = new Envelope(Set.of(), Map.of());

    /// An envelope that goes on under `within` and knows `words` in the given spelling.
    public static Envelope of(Set<String> within, Set<String> words) {
        return new Envelope(within, words.stream().collect(Collectors.toMap(Keys::fold, word -> word)));
    }

    /// Copies both, so that nobody changes them later.
    public Envelope {
        within = Set.copyOf(within);
        words = Map.copyOf(words);
    }

    boolean exists() {
        return !equals(NONE);
    }
}
