package dev.gatehouse.attack;

import dev.gatehouse.attack.conversation.Posted;
import java.util.List;

/// What became of an attack.
public sealed interface Verdict {

    /// The verdict in a word or two.
    default String word() {
        return switch (this) {
            case Held _ -> "held";
            case Fell _ -> "FELL";
            case NotTried _ -> "not tried";
        };
    }

    /// The legitimate half worked and the attack did not.
    record Held() implements Verdict {}

    /// The attack worked.
    ///
    /// @param how what told so
    /// @param requests what was sent for it, in order, to be sent again
    record Fell(String how, List<Posted> requests) implements Verdict {}

    /// Nothing is proven: the target has no such act or era, or the legitimate half did not work.
    ///
    /// @param lacking whether the target has nothing that this attack could be tried on; otherwise something went wrong
    /// @param why in a sentence
    record NotTried(boolean lacking, String why) implements Verdict {}
}
