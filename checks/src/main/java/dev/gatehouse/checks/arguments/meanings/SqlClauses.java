package dev.gatehouse.checks.arguments.meanings;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;

/// Whether a node has clauses beyond those that [SqlTree] walks: those of single dialects, each able to hold a query or a call of its own.
final class SqlClauses {
    private SqlClauses() {}

    static boolean writes(PlainSelect select) {
        return any(select.getIntoTables(), select.getMySqlSelectIntoClause(), select.getIntoTempTable());
    }

    static boolean locks(Select select) {
        return any(select.getForMode(), select.getForUpdate(), select.getForClause(), select.getForUpdateTable(), select.getForUpdateTables(),
            select.getWait());
    }

    static boolean hasMore(PlainSelect select) {
        return any(select.getPreWhere(), select.getLateralViews(), select.getSettings(), select.getSampleClause(), select.getOptimizeFor(),
            select.getSkip(), select.getFirst(), select.getQualify(), select.getOracleHierarchical(), select.getPreferringClause(),
            select.getOracleHint(), select.getForXmlPath(), select.getKsqlWindow(), select.getBigQuerySelectQualifier(),
            select.getMySqlSqlCacheFlag())
            || select.isEmitChanges() || select.isUsingFinal() || select.isUseWithNoLog() || select.getMySqlSqlCalcFoundRows();
    }

    static boolean hasMore(Select select) {
        return any(select.getOption(), select.getInterpolate(), select.getLimitBy(), select.getIsolation(), select.getMySqlProcedureAnalyse(),
            select.getPivot(), select.getUnPivot());
    }

    static boolean hasMore(WithItem<?> item) {
        return any(item.getWithFunctionDeclaration(), item.getSearchClause(), item.getCycleClause());
    }

    static boolean hasMore(Join join) {
        return any(join.getJoinWindow(), join.getJoinHint()) || join.isApply() || join.isAsOf();
    }

    static boolean hasMore(FromItem item) {
        return any(item.getPivot(), item.getUnPivot(), item.getSampleClause())
            || item instanceof Table table
            && any(table.getTimeTravel(), table.getTimeTravelStrAfterAlias(), table.getIndexHint(), table.getSqlServerHints());
    }

    static boolean hasMore(AllColumns all) {
        return any(all.getExceptColumns(), all.getReplaceExpressions());
    }

    static boolean hasMore(CastExpression cast) {
        return any(cast.getColumnDefinitions(), cast.getFormat());
    }

    static boolean hasMore(Function function) {
        return any(function.getAttribute(), function.getKeep(), function.getHavingClause(), function.getLimit(), function.getKeywordArguments(),
            function.getExtraKeyword());
    }

    static boolean hasMore(AnalyticExpression analytic) {
        return any(analytic.getKeep(), analytic.getHavingClause(), analytic.getLimit(), analytic.getKeywordArguments());
    }

    /// `LIKE` and `ILIKE`; the others are regular expressions, which may run for very long.
    static boolean isPlain(LikeExpression like) {
        return switch (like.getLikeKeyWord()) {
            case LIKE, ILIKE -> true;
            default -> false;
        };
    }

    private static boolean any(Object... clauses) {
        return Stream.of(clauses).filter(Objects::nonNull).anyMatch(each -> !(each instanceof Collection<?> list && list.isEmpty()));
    }
}
