package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A policy's `when`, checked and ready to be asked. True is yes; false, an error and anything else are no.
public final class Condition {
    /// Bytes of params that a condition with a loop is asked about: each step may read all of them.
    private static final int LARGEST_LOOPED = 32 << 10;

    private final Program whole;
    private final List<Part> parts;
    private final Type arguments;
    private final boolean readsArguments;
    private final boolean loopsOverArguments;

    private Condition(Program whole, List<Part> parts, Type arguments) {
        this.whole = whole;
        this.parts = parts;
        this.arguments = arguments;
        this.readsArguments = parts.stream().anyMatch(Part::readsArguments);
        this.loopsOverArguments = parts.stream().anyMatch(part -> part.loops() && part.readsArguments());
    }

    /// A part of it: all must be true.
    ///
    /// @param paths the facts that it reads
    /// @param loops whether it goes through a list
    private record Part(String text, Program program, Set<String> paths, boolean loops) {
        boolean readsArguments() {
            return paths.stream().anyMatch(path -> isUnder(path, Vocabulary.ARGUMENTS) || path.equals("mcp") || path.equals("mcp.tool"));
        }

        /// Whether its answer is known before a call is made.
        boolean stands() {
            return !readsArguments() && paths.stream().noneMatch(path -> isUnder(path, "session") || isUnder(path, "time"));
        }

        private static boolean isUnder(String path, String word) {
            return path.equals(word) || path.startsWith(word + ".");
        }
    }

    static Condition of(CelAbstractSyntaxTree ast, Language language) {
        List<Part> parts = Guards.chain(ast.getExpr(), Operator.LOGICAL_AND).stream().map(expression -> {
            var part = CelAbstractSyntaxTree.newCheckedAst(expression, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
            Set<String> paths = new TreeSet<>();
            Paths.each(expression, path -> paths.add(path));
            paths.removeIf(path -> !language.vocabulary().words().containsKey(path.replaceFirst("\\..*", "")));
            return new Part(CelUnparserFactory.newUnparser().unparse(part), language.program(part), paths, loops(expression));
        }).toList();
        return new Condition(language.program(ast), parts, language.vocabulary().arguments());
    }

    private static boolean loops(CelExpr expression) {
        boolean loops = expression.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION;
        for (CelExpr part : Paths.below(expression)) {
            loops |= loops(part);
        }
        return loops;
    }

    /// Whether any part of it reads arguments.
    public boolean readsArguments() {
        return readsArguments;
    }

    private CelVariableResolver of(Facts facts) {
        return readsArguments ? facts.by(arguments) : facts.asTheyAre();
    }

    /// Whether it is true for this call.
    public boolean holds(Facts facts) {
        return !(loopsOverArguments && facts.bytes() > LARGEST_LOOPED) && isTrue(whole, facts);
    }

    private static boolean isTooMuch(Part part, Facts facts) {
        return part.loops() && part.readsArguments() && facts.bytes() > LARGEST_LOOPED;
    }

    /// Whether it can still be true: nothing that is known before a call is made speaks against it.
    public boolean mayHold(Facts standing) {
        return parts.stream().filter(Part::stands).allMatch(part -> isTrue(part.program(), standing));
    }

    private boolean isTrue(Program program, Facts facts) {
        try {
            return Boolean.TRUE.equals(program.eval(of(facts)));
        } catch (CelEvaluationException | Unfit no) {
            return false;
        }
    }

    /// The parts that are not true for this call, in the order written; empty where it holds.
    public List<Missing> missing(Facts facts) {
        return parts.stream().flatMap(part -> why(part, facts).stream().map(why -> new Missing(part.text(), why, Masked.all(part.paths(), of(facts))))).toList();
    }

    private Optional<Missing.Why> why(Part part, Facts facts) {
        if (isTooMuch(part, facts)) {
            return Optional.of(Missing.Why.TOO_MUCH);
        }
        try {
            Object answer = part.program().eval(of(facts));
            return Boolean.TRUE.equals(answer) ? Optional.empty() : Optional.of(Missing.Why.FALSE);
        } catch (CelEvaluationException failed) {
            return Optional.of(failed.getCause() instanceof Unfit ? Missing.Why.UNFIT : Missing.Why.FAILED);
        } catch (Unfit unfit) {
            return Optional.of(Missing.Why.UNFIT);
        }
    }

    /// Its parts, as CEL: all must be true.
    public List<String> parts() {
        return parts.stream().map(Part::text).toList();
    }
}
