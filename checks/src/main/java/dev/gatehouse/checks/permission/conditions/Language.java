package dev.gatehouse.checks.permission.conditions;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CEL over one vocabulary, with the bounds under which it runs: a condition costs at most so much, whoever wrote it and whatever a call says.
final class Language {
    /// Characters of a condition.
    static final int LONGEST = 4_096;
    private static final int DEEPEST = 32;
    private static final int MOST_STEPS = 1_000;
    private static final int LARGEST_PATTERN = 1_000;
    /// Begins the library's names of our groups, so that no condition can name one.
    static final String TYPE = "@";
    /// Numbers of different kinds compare by value. A pattern is held against the whole text and not searched in it, as CEL has it: [Strictness]
    /// lets only patterns through for which that is the same or less.
    private static final CelOptions OPTIONS = CelOptions.current().enableHeterogeneousNumericComparisons(true).enableRegexPartialMatch(false)
        .comprehensionMaxIterations(MOST_STEPS).maxRegexProgramSize(LARGEST_PATTERN).maxParseRecursionDepth(DEEPEST).maxParseErrorRecoveryLimit(1)
        .maxExpressionCodePointSize(LONGEST).populateMacroCalls(true).build();

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    Language(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        var types = new Types(vocabulary);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).setTypeProvider(types)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        vocabulary.words().forEach((word, type) -> builder.addVar(word, cel(type)));
        this.compiler = builder.build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).setTypeProvider(types).build();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// What a compiler makes of a text.
    sealed interface Compiled {
        /// A checked tree that gives true or false.
        record Tree(CelAbstractSyntaxTree ast) implements Compiled {}

        /// Nothing: it must not be used.
        record Wrong(List<Flaw> flaws) implements Compiled {}
    }

    /// Checks a condition against the vocabulary, and for what CEL would pass over in silence.
    Compiled compile(String text) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            return new Compiled.Wrong(Said.flaws(result.getErrors(), vocabulary, parsed(text)));
        }
        CelAbstractSyntaxTree ast = checked(result);
        List<Flaw> flaws = new ArrayList<>(Strictness.flaws(ast, this));
        if (!ast.getResultType().equals(SimpleType.BOOL)) {
            flaws.add(new Flaw(1, 1, "must be true or false, as a whole.", Optional.empty()));
        }
        return flaws.isEmpty() ? new Compiled.Tree(ast) : new Compiled.Wrong(flaws);
    }

    private Optional<CelExpr> parsed(String text) {
        CelValidationResult result = compiler.parse(text);
        return result.hasError() ? Optional.empty() : Optional.of(checked(result).getExpr());
    }

    private static CelAbstractSyntaxTree checked(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The tree, ready to be asked.
    Program program(CelAbstractSyntaxTree ast) {
        try {
            return runtime.createProgram(ast);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CelType cel(Type type) {
        return switch (type) {
            case Type.Text _ -> SimpleType.STRING;
            case Type.Whole _ -> SimpleType.INT;
            case Type.Real _ -> SimpleType.DOUBLE;
            case Type.Flag _ -> SimpleType.BOOL;
            case Type.Moment _ -> SimpleType.TIMESTAMP;
            case Type.OrNull(Type of) -> NullableType.create(cel(of));
            case Type.Many(Type each) -> ListType.create(cel(each));
            case Type.Named(Type each) -> MapType.create(SimpleType.STRING, cel(each));
            case Type.Group group -> StructTypeReference.create(TYPE + group.name());
            case Type.Unknown _ -> SimpleType.DYN;
        };
    }

    /// The vocabulary's groups, as the library asks for them.
    private static final class Types implements CelTypeProvider {
        private final ImmutableMap<String, CelType> types;

        Types(Vocabulary vocabulary) {
            ImmutableMap.Builder<String, CelType> all = ImmutableMap.builder();
            vocabulary.groups().values().forEach(group -> all.put(TYPE + group.name(), StructType.create(TYPE + group.name(),
                ImmutableSet.copyOf(group.members().keySet()), name -> Optional.ofNullable(group.members().get(name)).map(member -> cel(member.type())))));
            this.types = all.build();
        }

        @Override
        public ImmutableCollection<CelType> types() {
            return types.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(types.get(name));
        }
    }
}
