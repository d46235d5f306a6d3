package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import java.math.BigDecimal;

/// How many or how much: a JSON number in plain decimal spelling, within bounds, which every reader takes for the same number.
///
/// No string is taken for a number, no exponent (`1e9` passes a check of digits and multiplies), no `-0`, nothing that binary64 rounds.
///
/// Options: `most` (must be written), `least` (0 unless written), `decimals` (digits after the point; 0 unless written, and then `1.0` is
/// refused too).
final class Quantity implements Meaning {
    static final String WORD = "quantity";
    private static final int LONGEST = 32;
    private static final int EXACT_DIGITS = 15;

    private final BigDecimal least;
    private final BigDecimal most;
    private final int decimals;

    Quantity(Options options) {
        least = options.decimal("least").orElse(BigDecimal.ZERO);
        var written = options.decimal("most");
        most = written.orElse(least);
        decimals = options.number("decimals", 0, 0, 12);
        if (written.isEmpty()) {
            options.note("most", "must be written");
        }
        if (most.compareTo(least) < 0) {
            options.note("most", "is below least");
        }
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        if (!(value instanceof JsonNumber number)) {
            return new Fit.Unfit("type", "is not a number");
        }
        String text = number.text();
        if (text.length() > LONGEST) {
            return new Fit.Unfit("too-long", "is longer than " + LONGEST + " characters");
        }
        if (Characters.anyOf(text, "eE")) {
            return new Fit.Unfit("exponent", "is written with an exponent");
        }
        return judge(number.decimal(), text);
    }

    private Fit judge(BigDecimal number, String text) {
        if (number.signum() == 0 && text.startsWith("-")) {
            return new Fit.Unfit("minus-zero", "is a zero with a sign");
        }
        if (number.scale() > decimals) {
            return new Fit.Unfit("decimals", "has more than " + decimals + " digits after its point");
        }
        if (number.precision() > EXACT_DIGITS) {
            return new Fit.Unfit("inexact", "has more than " + EXACT_DIGITS + " digits");
        }
        return number.compareTo(least) < 0 || number.compareTo(most) > 0 ? new Fit.Unfit("bounds", "is out of bounds") : Fit.FITS;
    }
}
