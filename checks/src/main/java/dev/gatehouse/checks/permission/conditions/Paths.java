package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a tree of CEL reads: the dotted paths in it.
final class Paths {
    private Paths() {}

    /// The dotted path that this is, if it is one. What agentgateway calls arguments is called arguments.
    static Optional<String> of(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> Optional.of(expression.ident().name());
            case SELECT -> of(expression.select().operand()).map(path -> plain(path + "." + expression.select().field()));
            case CONSTANT, CALL, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> Optional.empty();
        };
    }

    private static String plain(String path) {
        return path.equals(Vocabulary.ARGUMENTS_TOO) ? Vocabulary.ARGUMENTS : path;
    }

    /// Tells each longest path in the tree.
    static void each(CelExpr expression, Consumer<String> to) {
        Optional<String> path = of(expression);
        if (path.isPresent()) {
            to.accept(path.get());
        } else {
            below(expression).forEach(part -> each(part, to));
        }
    }

    /// Everything directly under a piece of a tree.
    static Iterable<CelExpr> below(CelExpr expression) {
        return switch (expression.getKind()) {
            case SELECT -> Set.of(expression.select().operand());
            case CALL -> Stream.concat(expression.call().target().stream(), expression.call().args().stream()).toList();
            case LIST -> expression.list().elements();
            case MAP -> expression.map().entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value())).toList();
            case STRUCT -> expression.struct().entries().stream().map(CelExpr.CelStruct.Entry::value).toList();
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = expression.comprehension();
                yield List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result());
            }
            case CONSTANT, IDENT, NOT_SET -> Set.of();
        };
    }
}
