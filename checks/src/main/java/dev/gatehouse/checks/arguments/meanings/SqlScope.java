package dev.gatehouse.checks.arguments.meanings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.schema.Table;

/// Which tables a query may name, here and now: those of the operator, and those that the query itself made with `WITH`.
final class SqlScope {
    private final List<String> tables;
    private final Deque<Set<String>> made = new ArrayDeque<>();

    SqlScope(List<String> tables) {
        this.tables = tables;
    }

    void enter() {
        made.push(new TreeSet<>());
    }

    void leave() {
        made.pop();
    }

    /// From here on a name of the query itself; its quotes are part of it.
    void make(String name) {
        made.element().add(folded(name));
    }

    /// A bare name is compared without case, a quoted one as it is written. One with a schema is only ever the operator's.
    boolean holds(Table table) {
        List<String> parts = table.getNameParts();
        if (parts.size() == 1 && made.stream().anyMatch(names -> names.contains(folded(table.getName())))) {
            return true;
        }
        String full = table.getFullyQualifiedName();
        return tables.stream().anyMatch(each -> isQuoted(full) ? each.equals(unquoted(full)) : each.equalsIgnoreCase(full));
    }

    private static boolean isQuoted(String name) {
        return Characters.anyOf(name, "\"`[");
    }

    private static String folded(String name) {
        return isQuoted(name) ? unquoted(name) : name.toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String name) {
        return name.replaceAll("[\"`\\[\\]]", "");
    }
}
