package dev.gatehouse.office.pins;

/// A change of the book that cannot be: nothing was changed. The message is a sentence for the operator.
public final class PinRefused extends Exception {
    public PinRefused(String sentence) {
        super(sentence);
    }
}
