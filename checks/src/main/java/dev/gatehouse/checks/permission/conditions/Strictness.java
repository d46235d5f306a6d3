package dev.gatehouse.checks.permission.conditions;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What CEL would pass over in silence, refused when a condition is read: comparisons that are never true, members that may be missing, patterns
/// that match a part, pieces whose cost a call decides. Each way has its case in `StrictnessTest`.
final class Strictness {
    private static final int DEEPEST_LOOP = 2;
    private static final int DEEPEST_TREE = 64;
    private static final Set<String> COMPARISONS = Set.of(Operator.EQUALS.getFunction(), Operator.NOT_EQUALS.getFunction(), Operator.LESS.getFunction(),
        Operator.LESS_EQUALS.getFunction(), Operator.GREATER.getFunction(), Operator.GREATER_EQUALS.getFunction(), Operator.IN.getFunction());

    private final CelAbstractSyntaxTree ast;
    private final Language language;
    private final boolean typed;
    private final List<Flaw> flaws = new ArrayList<>();

    private Strictness(CelAbstractSyntaxTree ast, Language language) {
        this.ast = ast;
        this.language = language;
        this.typed = !(language.vocabulary().arguments() instanceof Type.Unknown);
    }

    static List<Flaw> flaws(CelAbstractSyntaxTree ast, Language language) {
        var strictness = new Strictness(ast, language);
        strictness.walk(ast.getExpr(), Set.of(), 0, 0);
        return strictness.flaws;
    }

    /// @param there the paths that are known to be there
    private void walk(CelExpr at, Set<String> there, int loops, int depth) {
        if (depth > DEEPEST_TREE) {
            flaw(at, "is nested too deeply.");
            return;
        }
        switch (at.getKind()) {
            case STRUCT -> flaw(at, "makes a message, which conditions do not.");
            case LIST, MAP -> requireOneKind(at);
            case SELECT -> requirePresence(at, there);
            case CALL -> call(at);
            case COMPREHENSION -> require(loops < DEEPEST_LOOP, at, "holds more than " + DEEPEST_LOOP + " loops in one another.");
            case CONSTANT, IDENT, NOT_SET -> { }
        }
        below(at, there, at.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION ? loops + 1 : loops, depth + 1);
    }

    private void below(CelExpr at, Set<String> there, int loops, int depth) {
        if (Guards.isPresence(at)) {
            walk(at.select().operand(), there, loops, depth);
        } else if (Guards.isCall(at, Operator.LOGICAL_AND) || Guards.isCall(at, Operator.LOGICAL_OR)) {
            chain(at, there, loops, depth);
        } else if (Guards.isCall(at, Operator.CONDITIONAL)) {
            CelExpr condition = at.call().args().getFirst();
            walk(condition, there, loops, depth);
            walk(at.call().args().get(1), and(there, Guards.whenTrue(condition)), loops, depth);
            walk(at.call().args().get(2), and(there, Guards.whenFalse(condition)), loops, depth);
        } else {
            Paths.below(at).forEach(part -> walk(part, there, loops, depth));
        }
    }

    /// A part of `a && b` is only of weight where the others are true, and of `a || b` where they are false.
    private void chain(CelExpr at, Set<String> there, int loops, int depth) {
        boolean and = Guards.isCall(at, Operator.LOGICAL_AND);
        List<CelExpr> parts = Guards.chain(at, and ? Operator.LOGICAL_AND : Operator.LOGICAL_OR);
        for (CelExpr part : parts) {
            Set<String> more = there;
            for (CelExpr other : parts) {
                more = other == part ? more : and(more, and ? Guards.whenTrue(other) : Guards.whenFalse(other));
            }
            walk(part, more, loops, depth);
        }
    }

    private static Set<String> and(Set<String> one, Set<String> other) {
        if (other.isEmpty()) {
            return one;
        }
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private void requirePresence(CelExpr at, Set<String> there) {
        String group = type(at.select().operand()).name();
        Optional<Type.Member> member = group.startsWith(Language.TYPE)
            ? language.vocabulary().member(group.substring(Language.TYPE.length()), at.select().field()) : Optional.empty();
        if (at.select().testOnly() || member.filter(known -> !known.required()).isEmpty()) {
            return;
        }
        String path = Paths.of(at).orElse("");
        require(!path.isEmpty() && there.contains(path), at, path.isEmpty() ? "reads a member that may be missing, of something without a name."
            : "may be missing: write has(" + path + ") && before it.");
    }

    private void requireOneKind(CelExpr at) {
        require(!typed || type(at).parameters().stream().noneMatch(Strictness::isUnknown), at, "holds entries of more than one type, or of none that is known.");
    }

    private void call(CelExpr at) {
        String function = at.call().function();
        if (COMPARISONS.contains(function)) {
            comparison(at);
        } else if (function.equals("matches")) {
            pattern(at);
        }
    }

    private void comparison(CelExpr at) {
        List<CelExpr> sides = at.call().args();
        boolean withNull = sides.stream().anyMatch(side -> type(side).kind() == CelKind.NULL_TYPE);
        if (typed && !withNull && sides.stream().map(this::type).anyMatch(Strictness::hasUnknown)) {
            flaw(at, "compares what has no one type by the tool's schema: write string(…), int(…) or double(…) around it.");
        }
        for (CelExpr side : sides) {
            closedWords(side).ifPresent(words -> sides.forEach(other -> texts(other).forEach(text -> requireOneOf(text, words))));
        }
    }

    /// The only words that this can be.
    private Optional<List<String>> closedWords(CelExpr at) {
        if (at.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return Optional.empty();
        }
        String group = type(at.select().operand()).name();
        return (group.startsWith(Language.TYPE) ? language.vocabulary().member(group.substring(Language.TYPE.length()), at.select().field())
            : Optional.<Type.Member>empty()).map(Type.Member::type).map(type -> type instanceof Type.OrNull(Type of) ? of : type)
            .flatMap(type -> type instanceof Type.Text(List<String> words) && !words.isEmpty() ? Optional.of(words) : Optional.empty());
    }

    private static List<CelExpr> texts(CelExpr at) {
        return switch (at.getKind()) {
            case CONSTANT -> at.constant().getKind() == CelConstant.Kind.STRING_VALUE ? List.of(at) : List.of();
            case LIST -> at.list().elements().stream().flatMap(each -> texts(each).stream()).toList();
            case SELECT, CALL, STRUCT, MAP, COMPREHENSION, IDENT, NOT_SET -> List.of();
        };
    }

    private void requireOneOf(CelExpr text, List<String> words) {
        String written = text.constant().stringValue();
        if (!words.contains(written)) {
            flaws.add(flawAt(text, "is never one of " + String.join(", ", words) + ".", Optional.of(new Flaw.Slip(written, new TreeSet<>(words)))));
        }
    }

    /// A pattern is written out, so that no call brings one, and says what its ends are, so that it means the same here, where the whole text
    /// must match, and where patterns are searched for.
    private void pattern(CelExpr at) {
        CelExpr pattern = at.call().args().getLast();
        boolean written = pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!written) {
            flaw(at, "takes its pattern from elsewhere: write the pattern out.");
            return;
        }
        String text = pattern.constant().stringValue();
        require(text.startsWith("^") && text.endsWith("$") && !text.endsWith("\\$"), pattern,
            "a pattern begins with ^ and ends with $: write .* where anything may stand.");
        require(isPattern(text), pattern, "is no pattern of RE2, or too large a one.");
    }

    private boolean isPattern(String text) {
        try {
            CelExpr call = CelExpr.ofCall(1, Optional.of(CelExpr.ofConstant(2, CelConstant.ofValue(""))), "matches",
                ImmutableList.of(CelExpr.ofConstant(3, CelConstant.ofValue(text))));
            language.program(CelAbstractSyntaxTree.newParsedAst(call, ast.getSource())).eval();
            return true;
        } catch (CelEvaluationException | IllegalStateException noPattern) {
            return false;
        }
    }

    private CelType type(CelExpr at) {
        return ast.getType(at.id()).orElse(SimpleType.DYN);
    }

    private static boolean isUnknown(CelType type) {
        return type.kind() == CelKind.DYN || type.kind() == CelKind.ANY;
    }

    /// What kind a value is may be asked of anything.
    private static boolean hasUnknown(CelType type) {
        return isUnknown(type) || type.kind() != CelKind.TYPE && type.parameters().stream().anyMatch(Strictness::isUnknown);
    }

    private void require(boolean holds, CelExpr at, String otherwise) {
        if (!holds) {
            flaw(at, otherwise);
        }
    }

    private void flaw(CelExpr at, String said) {
        flaws.add(flawAt(at, said, Optional.empty()));
    }

    private Flaw flawAt(CelExpr at, String said, Optional<Flaw.Slip> slip) {
        var location = Optional.ofNullable(ast.getSource().getPositionsMap().get(at.id())).flatMap(ast.getSource()::getOffsetLocation);
        return new Flaw(location.map(each -> each.getLine()).orElse(1), location.map(each -> each.getColumn() + 1).orElse(1), said, slip);
    }
}
