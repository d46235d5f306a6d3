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
/// @param throughout whether every other object, too, is refused that has two names which differ in case or composition alone
public record Envelope(Set<String> within, Map<String, String> words, boolean throughout) {

    /// No object is envelope: only exact duplicates are refused.
    public static final Envelope NONE = new Envelope(Set.of(), Map.of(), false);

    /// An envelope that goes on under `within` and knows `words` in the given spelling.
    public static Envelope of(Set<String> within, Set<String> words) {
        return new Envelope(within, words.stream().collect(Collectors.toMap(Keys::fold, word -> word)), false);
    }

    /// The same where what lies beneath the envelope is judged too: a peer may read `{"id":1,"ID":2}` into one field, and then it was 1
    /// that was judged and 2 that is done.
    public Envelope distinctThroughout() {
        return new Envelope(within, words, true);
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
