package org.quartermaster.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/**
 * Turns a {@link TableQuery} into a {@code where} and an {@code order by}. Only columns that were declared can be named, so no text from outside ever
 * becomes SQL.
 *
 * <p>{@code new TableSql("p.sku_id, p.warehouse_id").column("sku", "s.code").column("value", "p.units * p.unit_cost")}
 */
public final class TableSql {

    private final String tieBreak;
    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final Map<String, String> sortKeys = new LinkedHashMap<>();

    /** @param tieBreak columns that make the order total, for stable paging */
    public TableSql(String tieBreak) {
        this.tieBreak = tieBreak;
    }

    /** Declares that {@code column} of the row record is {@code expression} in SQL. */
    public TableSql column(String column, String expression) {
        expressions.put(column, expression);
        return this;
    }

    /** Declares that {@code column} is sorted by {@code expression}, which has the same order and is cheaper to compare. */
    public TableSql sortKey(String column, String expression) {
        sortKeys.put(column, expression);
        return this;
    }

    /** The conditions of the query joined by {@code and}; {@code true} when there are none. */
    public String where(TableQuery query) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < query.filters().size(); i++) {
            parts.add(condition(query.filters().get(i), "f" + i));
        }
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    /** The {@code order by} clause, the tie break last. */
    public String orderBy(TableQuery query) {
        String wanted = query.sorts().stream().map(this::order).collect(Collectors.joining(", "));
        return " order by " + (wanted.isEmpty() ? tieBreak : wanted + ", " + tieBreak);
    }

    /** Binds the values that {@link #where} left open. */
    public Query bind(Query sql, TableQuery query) {
        for (int i = 0; i < query.filters().size(); i++) {
            bind(sql, query.filters().get(i), "f" + i);
        }
        return sql;
    }

    private String order(Sort sort) {
        return sortKeys.getOrDefault(sort.column(), expression(sort.column())) + (sort.descending() ? " desc" : "");
    }

    private String condition(Filter filter, String name) {
        String column = expression(filter.column());
        return switch (filter) {
            case Filter.Contains _ -> column + " like :" + name + " escape '!'";
            case Filter.OneOf one -> one.values().isEmpty() ? "false" : column + " in (<" + name + ">)";
            case Filter.NumberBetween between -> range(column, name, between.from() != null, between.to() != null);
            case Filter.DayBetween between -> range(column, name, between.from() != null, between.to() != null);
            case Filter.Empty empty -> column + (empty.empty() ? " is null" : " is not null");
        };
    }

    private static String range(String column, String name, boolean from, boolean to) {
        var parts = new ArrayList<String>(List.of("true"));
        if (from) {
            parts.add(column + " >= :" + name + "a");
        }
        if (to) {
            parts.add(column + " <= :" + name + "b");
        }
        return "(" + String.join(" and ", parts) + ")";
    }

    private static void bind(Query sql, Filter filter, String name) {
        switch (filter) {
            case Filter.Contains contains -> sql.bind(name, "%" + escaped(contains.text()) + "%");
            case Filter.OneOf one -> bindList(sql, one, name);
            case Filter.NumberBetween between -> bindRange(sql, name, between.from(), between.to());
            case Filter.DayBetween between -> bindRange(sql, name, between.from(), between.to());
            case Filter.Empty _ -> { }
        }
    }

    private static void bindList(Query sql, Filter.OneOf one, String name) {
        if (!one.values().isEmpty()) {
            sql.bindList(name, List.copyOf(one.values()));
        }
    }

    private static void bindRange(Query sql, String name, Object from, Object to) {
        if (from != null) {
            sql.bind(name + "a", from);
        }
        if (to != null) {
            sql.bind(name + "b", to);
        }
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private String expression(String column) {
        String expression = expressions.get(column);
        if (expression == null) {
            throw new IllegalArgumentException("There is no column \"%s\" here. Columns: %s.".formatted(column, expressions.keySet()));
        }
        return expression;
    }
}
