package dev.gatehouse.examples.vulnerable.holes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Hole: an id may be a number, a text, a wildcard, a list, an operator as some databases know it, or nothing, and each means something.
final class LooseTypes {
    private static final List<String> ALL = List.of("*", "%", "", "all");

    private LooseTypes() {}

    static String where(Object id) {
        return switch (id) {
            case null -> "";
            case String text when ALL.contains(text) -> "";
            case Boolean yes -> yes ? "" : "where false";
            case List<?> several -> "where id in (" + several.stream().map(LooseTypes::number).collect(Collectors.joining(",")) + ")";
            case Map<?, ?> operator -> "where id " + (operator.containsKey("$ne") ? "<> " + number(operator.get("$ne")) : "= " + number(operator.get("$eq")));
            case Object one -> "where id = " + number(one);
        };
    }

    private static String number(Object id) {
        try {
            return new BigDecimal(String.valueOf(id).strip()).toBigInteger().toString();
        } catch (NumberFormatException none) {
            return "-1";
        }
    }
}
