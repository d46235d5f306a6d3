package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which members are known to be there once a piece of a condition is true, or false: what `has` is for.
final class Guards {
    private Guards() {}

    /// The paths that are there if this is true.
    static Set<String> whenTrue(CelExpr expression) {
        if (isCall(expression, Operator.LOGICAL_AND)) {
            return all(expression.call().args(), true);
        }
        if (isCall(expression, Operator.LOGICAL_NOT)) {
            return whenFalse(expression.call().args().getFirst());
        }
        return isPresence(expression) ? Set.of(Paths.of(expression).orElse("")) : Set.of();
    }

    /// The paths that are there if this is false.
    static Set<String> whenFalse(CelExpr expression) {
        if (isCall(expression, Operator.LOGICAL_OR)) {
            return all(expression.call().args(), false);
        }
        return isCall(expression, Operator.LOGICAL_NOT) ? whenTrue(expression.call().args().getFirst()) : Set.of();
    }

    private static Set<String> all(List<CelExpr> parts, boolean isTrue) {
        Set<String> there = new HashSet<>();
        parts.forEach(part -> there.addAll(isTrue ? whenTrue(part) : whenFalse(part)));
        return there;
    }

    /// Whether this is `has(…)`.
    static boolean isPresence(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.SELECT && expression.select().testOnly();
    }

    /// Whether this is a call of that operator.
    static boolean isCall(CelExpr expression, Operator operator) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL && expression.call().function().equals(operator.getFunction());
    }

    /// The parts of a chain of one operator, in the order written; the piece itself where it is none.
    static List<CelExpr> chain(CelExpr expression, Operator operator) {
        if (!isCall(expression, operator)) {
            return List.of(expression);
        }
        List<CelExpr> parts = new ArrayList<>();
        expression.call().args().forEach(part -> parts.addAll(chain(part, operator)));
        return parts;
    }
}
