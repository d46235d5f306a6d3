package dev.gatehouse.checks.permission.conditions;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads conditions against one tool's input schema, or against none. Each text is read once.
public final class Conditions {
    private final Language language;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /// What came of reading a condition.
    public sealed interface Read {
        /// It may be asked.
        record Good(Condition condition) implements Read {}

        /// It never grants anything.
        record Bad(List<Flaw> flaws) implements Read {
            public Bad {
                flaws = List.copyOf(flaws);
            }
        }
    }

    private Conditions(Language language) {
        this.language = language;
    }

    /// For calls of a tool with this input schema.
    public static Conditions on(JsonObject inputSchema) {
        return new Conditions(new Language(Vocabulary.of(inputSchema)));
    }

    /// For tools whose schema is not known: arguments pass as anything, and everything else is judged.
    public static Conditions withoutSchema() {
        return new Conditions(new Language(Vocabulary.withoutSchema()));
    }

    /// Reads a condition.
    public Read read(String text) {
        return read.computeIfAbsent(text, each -> switch (language.compile(each)) {
            case Language.Compiled.Tree(var ast) -> new Read.Good(Condition.of(ast, language));
            case Language.Compiled.Wrong(var flaws) -> new Read.Bad(flaws);
        });
    }
}
