package dev.gatehouse.checks.permission.conditions;

import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the library says of a condition, in the words of this house. Its own sentences quote the text, which may hold what nobody should see in
/// a log, so only names and types are taken from them.
final class Said {
    private static final Pattern UNKNOWN_WORD = Pattern.compile("undeclared reference to '([A-Za-z0-9_.@]{1,128})'.*", Pattern.DOTALL);
    private static final Pattern UNKNOWN_MEMBER = Pattern.compile("undefined field '([A-Za-z0-9_.-]{1,128})'.*", Pattern.DOTALL);
    private static final Pattern UNLIKE = Pattern.compile("found no matching overload for '([^']{1,64})' applied to '([A-Za-z0-9_.,<>%@()\\[\\]{} ]{1,512})'.*", Pattern.DOTALL);
    private static final Set<String> FUNCTIONS = Set.of("all", "bool", "bytes", "contains", "double", "duration", "dyn", "endsWith", "exists", "exists_one",
        "filter", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getHours", "getMilliseconds", "getMinutes", "getMonth",
        "getSeconds", "has", "int", "map", "matches", "size", "startsWith", "string", "timestamp", "type", "uint");

    private Said() {}

    /// @param parsed the tree, where the text has one
    static List<Flaw> flaws(List<CelIssue> issues, Vocabulary vocabulary, Optional<CelExpr> parsed) {
        return issues.stream().map(issue -> flaw(issue, vocabulary, parsed)).toList();
    }

    private static Flaw flaw(CelIssue issue, Vocabulary vocabulary, Optional<CelExpr> parsed) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        String said = issue.getMessage();
        Matcher word = UNKNOWN_WORD.matcher(said);
        if (word.matches()) {
            Set<String> known = new TreeSet<>(vocabulary.words().keySet());
            known.addAll(FUNCTIONS);
            return new Flaw(line, column, "there is no word " + word.group(1) + " here.", Optional.of(new Flaw.Slip(word.group(1), known)));
        }
        Matcher member = UNKNOWN_MEMBER.matcher(said);
        if (member.matches()) {
            return new Flaw(line, column, "there is no " + member.group(1) + " there.", Optional.of(new Flaw.Slip(member.group(1),
                vocabulary.memberNames(parsed.flatMap(tree -> read(tree, issue.getExprId()))))));
        }
        Matcher unlike = UNLIKE.matcher(said);
        return new Flaw(line, column, unlike.matches() ? unlike(unlike.group(1), unlike.group(2)) : "is not CEL here, or is longer or deeper than is read.",
            Optional.empty());
    }

    /// The path of which the piece with this id reads a member.
    private static Optional<String> read(CelExpr tree, long id) {
        if (tree.id() == id) {
            return tree.getKind() == CelExpr.ExprKind.Kind.SELECT ? Paths.of(tree.select().operand()) : Optional.empty();
        }
        for (CelExpr part : Paths.below(tree)) {
            Optional<String> found = read(part, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String unlike(String function, String types) {
        String operator = function.replaceAll("^@|_", "");
        String hint = types.equals("(double, int)") || types.equals("(int, double)") ? ": write the number with a point, 5.0." : ".";
        return "what stands on the sides of " + operator + " cannot be held against each other: " + types.replace(Language.TYPE, "") + hint;
    }
}
