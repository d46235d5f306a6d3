package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;

/// What a number must be, compared as the decimal that is written: `minimum`, `maximum`, their exclusive forms, `multipleOf`.
record Numbers(Optional<BigDecimal> least, Optional<BigDecimal> above, Optional<BigDecimal> most, Optional<BigDecimal> below, Optional<BigDecimal> step) {
    static final Numbers ANY = new Numbers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean hold(JsonNumber value, Run run) {
        if (this == ANY) {
            return true;
        }
        BigDecimal number = value.decimal();
        if (least.isPresent() && number.compareTo(least.get()) < 0) {
            return run.fails("minimum");
        }
        if (above.isPresent() && number.compareTo(above.get()) <= 0) {
            return run.fails("exclusiveMinimum");
        }
        if (most.isPresent() && number.compareTo(most.get()) > 0) {
            return run.fails("maximum");
        }
        if (below.isPresent() && number.compareTo(below.get()) >= 0) {
            return run.fails("exclusiveMaximum");
        }
        return step.isEmpty() || isMultiple(number, step.get(), run) || run.fails("multipleOf");
    }

    /// Numbers have at most 64 digits and exponents within 308, so the remainder has a bound too.
    private static boolean isMultiple(BigDecimal number, BigDecimal step, Run run) {
        run.pay(1 + Math.abs(number.scale() - step.scale()));
        return number.remainder(step).signum() == 0;
    }
}
