package dev.gatehouse.checks.arguments.meanings;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/// One walk over the tree of a query: every kind of node that may stand in it is written here, and any other ends the walk.
///
/// Clauses that it does not look into are refused where they stand ([SqlClauses]). It counts the selects that it saw and collects the
/// names, so that [Sql] can compare both with the text: what this walk forgot cannot hide a select or a clause.
final class SqlTree {
    private final SqlScope scope;
    private final Set<String> names = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<String> qualifiers = new HashSet<>();
    private int selects;
    private String flaw = "";

    SqlTree(List<String> tables) {
        scope = new SqlScope(tables);
    }

    /// The first rule broken, or nothing.
    String flaw() {
        return flaw;
    }

    int selects() {
        return selects;
    }

    /// Every bare name of a table, column, alias or type, in lower case.
    Set<String> names() {
        return names;
    }

    /// Whether all that stands before the dot of a column is a table of this query: `UTL_INADDR.get_host_name` is a call to Oracle.
    boolean knowsQualifiers() {
        return sources.containsAll(qualifiers);
    }

    void walk(Select select) {
        scope.enter();
        with(select.getWithItemsList());
        switch (select) {
            case PlainSelect plain -> plain(plain);
            case SetOperationList several -> several.getSelects().forEach(this::walk);
            case ParenthesedSelect inner -> {
                walk(inner.getSelect());
                alias(inner.getAlias());
            }
            default -> refuse("undecided");
        }
        orders(select.getOrderByElements());
        bounds(select);
        if (SqlClauses.locks(select)) {
            refuse("writes");
        }
        refuseMore(SqlClauses.hasMore(select));
        scope.leave();
    }

    private void with(List<WithItem<?>> items) {
        for (WithItem<?> item : listed(items)) {
            boolean reads = item.getParenthesedStatement() instanceof ParenthesedSelect;
            if (!reads || item.isRecursive()) {
                refuse(reads ? "recursive" : "writes");
                return;
            }
            refuseMore(SqlClauses.hasMore(item));
            walk((ParenthesedSelect) item.getParenthesedStatement());
            name(item.getAliasName());
            listed(item.getWithItemList()).forEach(each -> expression(each.getExpression()));
            scope.make(item.getAliasName());
        }
    }

    private void plain(PlainSelect select) {
        selects++;
        if (SqlClauses.writes(select)) {
            refuse("writes");
        }
        refuseMore(SqlClauses.hasMore(select));
        if (select.getDistinct() != null) {
            items(select.getDistinct().getOnSelectItems());
        }
        if (select.getTop() != null) {
            expression(select.getTop().getExpression());
        }
        items(select.getSelectItems());
        source(select.getFromItem());
        listed(select.getJoins()).forEach(this::join);
        expression(select.getWhere());
        expression(select.getHaving());
        if (select.getGroupBy() != null) {
            expression(select.getGroupBy().getGroupByExpressionList());
            listed(select.getGroupBy().getGroupingSets()).forEach(this::expression);
        }
        listed(select.getWindowDefinitions()).forEach(this::window);
    }

    private void items(List<SelectItem<?>> items) {
        for (SelectItem<?> item : listed(items)) {
            expression(item.getExpression());
            alias(item.getAlias());
        }
    }

    private void bounds(Select select) {
        if (select.getLimit() != null) {
            expression(select.getLimit().getRowCount());
            expression(select.getLimit().getOffset());
            expression(select.getLimit().getByExpressions());
        }
        if (select.getOffset() != null) {
            expression(select.getOffset().getOffset());
        }
        if (select.getFetch() != null) {
            expression(select.getFetch().getExpression());
        }
    }

    private void join(Join join) {
        refuseMore(SqlClauses.hasMore(join));
        source(join.getFromItem());
        expressions(join.getOnExpressions());
        expressions(join.getUsingColumns());
    }

    private void source(FromItem item) {
        refuseMore(item != null && SqlClauses.hasMore(item));
        switch (item) {
            case null -> { }
            case Table table -> table(table);
            case ParenthesedSelect inner -> walk(inner);
            case ParenthesedFromItem inner -> {
                source(inner.getFromItem());
                listed(inner.getJoins()).forEach(this::join);
                alias(inner.getAlias());
            }
            default -> refuse("undecided");
        }
    }

    private void table(Table table) {
        table.getNameParts().forEach(this::name);
        sources.add(table.getFullyQualifiedName().toLowerCase(Locale.ROOT));
        sources.add(table.getName().toLowerCase(Locale.ROOT));
        alias(table.getAlias());
        if (!scope.holds(table)) {
            refuse("table-not-allowed");
        }
    }

    private void alias(Alias alias) {
        if (alias != null) {
            name(alias.getName());
            sources.add(alias.getName().toLowerCase(Locale.ROOT));
            listed(alias.getAliasColumns()).forEach(each -> name(each.name));
        }
    }

    private void orders(List<OrderByElement> orders) {
        for (OrderByElement each : listed(orders)) {
            refuseMore(each.getWithFill() != null);
            expression(each.getExpression());
        }
    }

    private void window(WindowDefinition window) {
        if (window != null) {
            name(window.getWindowName());
            expression(window.getPartitionExpressionList());
            orders(window.getOrderByElements());
            frame(window.getWindowElement());
        }
    }

    private void frame(WindowElement frame) {
        if (frame != null) {
            offset(frame.getOffset());
            offset(frame.getRange() == null ? null : frame.getRange().getStart());
            offset(frame.getRange() == null ? null : frame.getRange().getEnd());
        }
    }

    private void offset(WindowOffset offset) {
        expression(offset == null ? null : offset.getExpression());
    }

    private void expressions(Collection<? extends Expression> all) {
        if (all != null) {
            all.forEach(this::expression);
        }
    }

    private void expression(Expression expression) {
        switch (expression) {
            case null -> { }
            case LongValue _, DoubleValue _, StringValue _, NullValue _, BooleanValue _, TimeKeyExpression _, DateTimeLiteralExpression _ -> { }
            case Column column -> column(column);
            case AllColumns all -> {
                refuseMore(SqlClauses.hasMore(all));
                qualifier(all instanceof AllTableColumns of ? of.getTable() : null);
            }
            case DateUnitExpression _ -> { }
            case LikeExpression like -> {
                refuseMore(!SqlClauses.isPlain(like));
                both(like);
                expression(like.getEscape());
            }
            case SimilarToExpression _, RegExpMatchOperator _ -> refuse("undecided");
            case BinaryExpression binary -> both(binary);
            case ExpressionList<?> list -> expressions(list);
            case NotExpression not -> expression(not.getExpression());
            case SignedExpression signed -> expression(signed.getExpression());
            case IsNullExpression is -> expression(is.getLeftExpression());
            case IsBooleanExpression is -> expression(is.getLeftExpression());
            case Between between -> {
                expression(between.getLeftExpression());
                expression(between.getBetweenExpressionStart());
                expression(between.getBetweenExpressionEnd());
            }
            case InExpression in -> expressions(List.of(in.getLeftExpression(), in.getRightExpression()));
            case ExistsExpression exists -> expression(exists.getRightExpression());
            case AnyComparisonExpression any -> walk(any.getSelect());
            case CaseExpression cases -> cases(cases);
            case WhenClause when -> expressions(List.of(when.getWhenExpression(), when.getThenExpression()));
            case CastExpression cast -> cast(cast);
            case ExtractExpression extract -> expression(extract.getExpression());
            case TrimFunction trim -> {
                expression(trim.getExpression());
                expression(trim.getFromExpression());
            }
            case CollateExpression collated -> {
                name(collated.getCollate());
                expression(collated.getLeftExpression());
            }
            case IntervalExpression interval -> expression(interval.getExpression());
            case Function function -> function(function);
            case AnalyticExpression analytic -> analytic(analytic);
            case ParenthesedSelect inner -> walk(inner);
            default -> refuse("undecided");
        }
    }

    private void both(BinaryExpression binary) {
        expression(binary.getLeftExpression());
        expression(binary.getRightExpression());
    }

    private void column(Column column) {
        name(column.getColumnName());
        qualifier(column.getTable());
        refuseMore(column.getArrayConstructor() != null);
    }

    private void qualifier(Table table) {
        if (table != null && !table.getNameParts().isEmpty()) {
            table.getNameParts().forEach(this::name);
            qualifiers.add(table.getFullyQualifiedName().toLowerCase(Locale.ROOT));
        }
    }

    private void cases(CaseExpression cases) {
        expression(cases.getSwitchExpression());
        expressions(cases.getWhenClauses());
        expression(cases.getElseExpression());
    }

    private void cast(CastExpression cast) {
        refuseMore(SqlClauses.hasMore(cast));
        expression(cast.getLeftExpression());
        String type = cast.getColDataType() == null ? "" : cast.getColDataType().getDataType().toLowerCase(Locale.ROOT);
        for (String word : type.split("\\s+")) {
            name(word);
            if (!SqlWords.TYPES.contains(word)) {
                refuse("type-not-allowed");
            }
        }
    }

    private void function(Function function) {
        name(function.getName());
        expression(function.getParameters());
        expression(function.getChainedParameters());
        orders(function.getOrderByElements());
        if (function.getNamedParameters() != null) {
            expressions(function.getNamedParameters());
        }
        refuseMore(SqlClauses.hasMore(function));
    }

    private void analytic(AnalyticExpression analytic) {
        name(analytic.getName());
        expression(analytic.getExpression());
        expression(analytic.getOffset());
        expression(analytic.getDefaultValue());
        expression(analytic.getFilterExpression());
        expression(analytic.getPartitionExpressionList());
        orders(analytic.getOrderByElements());
        orders(analytic.getFuncOrderBy());
        frame(analytic.getWindowElement());
        window(analytic.getWindowDefinition());
        refuseMore(SqlClauses.hasMore(analytic));
        name(analytic.getWindowName());
    }

    private void name(String name) {
        if (name != null) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private void refuseMore(boolean more) {
        if (more) {
            refuse("undecided");
        }
    }

    private void refuse(String rule) {
        flaw = flaw.isEmpty() ? rule : flaw;
    }

    private static <T> List<T> listed(List<T> list) {
        return list == null ? List.of() : list;
    }
}
