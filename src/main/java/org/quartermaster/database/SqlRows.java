package org.quartermaster.database;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * Rows of one {@code select} whose conditions and order come from a {@link TableQuery}. Records are mapped by their components.
 *
 * @param <T> the row record
 */
public final class SqlRows<T> implements RowSource<T> {

    private final Jdbi jdbi;
    private final Class<T> row;
    private final String select;
    private final Supplier<String> from;
    private final TableSql columns;
    private final Supplier<String> scope;
    private final Supplier<Map<String, ?>> values;

    /**
     * @param select  {@code select …}, every component of the record in snake_case
     * @param from    {@code from …} without {@code where}, asked at every read
     * @param columns what may be filtered and sorted
     * @param scope   a condition asked at every read, for example the actor's warehouses
     * @param values  values of named parameters in {@code select}, {@code from} and {@code scope}, asked at every read
     */
    public SqlRows(Jdbi jdbi, Class<T> row, String select, Supplier<String> from, TableSql columns, Supplier<String> scope,
                   Supplier<Map<String, ?>> values) {
        this.jdbi = jdbi;
        this.row = row;
        this.select = select;
        this.from = from;
        this.columns = columns;
        this.scope = scope;
        this.values = values;
    }

    /** As the other constructor, with a {@code from} that is always the same. */
    public SqlRows(Jdbi jdbi, Class<T> row, String select, String from, TableSql columns, Supplier<String> scope, Supplier<Map<String, ?>> values) {
        this(jdbi, row, select, () -> from, columns, scope, values);
    }

    @Override
    public List<T> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> bound(handle, select + " " + from.get() + where(query) + columns.orderBy(query) + " limit :pageLimit offset :pageOffset", query)
                .bind("pageLimit", limit).bind("pageOffset", offset).mapTo(row).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> bound(handle, "select count(*) " + from.get() + where(query), query).mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<T> consumer) {
        jdbi.useHandle(handle -> bound(handle, select + " " + from.get() + where(query) + columns.orderBy(query), query)
                .setFetchSize(Integer.MIN_VALUE).mapTo(row).forEach(consumer));
    }

    /** One row of aggregates over the query's rows: {@code what} is a list of SQL aggregates named in snake_case. */
    public <S> S sum(TableQuery query, String what, Class<S> sums) {
        return jdbi.withHandle(handle -> bound(handle, "select " + what + " " + from.get() + where(query), query).mapTo(sums).one());
    }

    private String where(TableQuery query) {
        return " where " + scope.get() + " and " + columns.where(query);
    }

    private Query bound(Handle handle, String sql, TableQuery query) {
        return columns.bind(handle.createQuery(sql).configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true)), query).bindMap(values.get());
    }
}
