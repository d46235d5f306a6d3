package dev.gatehouse.checks.objects;

import java.util.Optional;

/// What an operator says of one argument.
public sealed interface ArgumentMark {
    /// Whether a call without it is none of this check's business.
    boolean mayBeOmitted();

    /// It names an object, or an owner of objects. Just one value fits: one id of that type that was delivered to the caller, or the claim. Where
    /// both are written, either does.
    ///
    /// @param type of which type of objects it is the id, if it is one
    /// @param claim which of the caller's claims it may equal, if any
    /// @param within the text in whose one place it stands, where it is a part of the argument
    /// @param mayBeOmitted whether the server does the right thing without it: some take nothing for all
    record Own(Optional<String> type, Optional<Claim> claim, Optional<Template> within, boolean mayBeOmitted) implements ArgumentMark {
        /// @throws IllegalArgumentException where nothing could fit, or the text has not just one place
        public Own {
            if (type.isEmpty() && claim.isEmpty() || within.filter(each -> each.names().size() != 1).isPresent()) {
                throw new IllegalArgumentException("an id, a claim, or both; within one place");
            }
        }

        /// The id of an object, that must be there.
        public static Own id(String type) {
            return new Own(Optional.of(type), Optional.empty(), Optional.empty(), false);
        }

        /// A claim of the caller, that must be there.
        public static Own claim(Claim claim) {
            return new Own(Optional.empty(), Optional.of(claim), Optional.empty(), false);
        }

        /// The same where it need not be there.
        public Own omittable() {
            return new Own(type, claim, within, true);
        }
    }

    /// It names no object, whatever is in it.
    record Plain() implements ArgumentMark {
        @Override
        public boolean mayBeOmitted() {
            return true;
        }
    }

    /// The one of these.
    ArgumentMark PLAIN = new Plain();
}
