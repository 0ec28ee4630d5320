package org.quartermaster.database;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * A service that offers one table to every viewer: a room's class extends it and says which {@link SqlRows}. All rows are streamed outside a transaction, so that an
 * export keeps none open.
 *
 * @param <T> the row record
 */
@Transactional
public abstract class RowsForAll<T> implements RowSource<T> {

    private SqlRows<T> rows;

    /** For the container's proxies. */
    protected RowsForAll() {
    }

    protected RowsForAll(SqlRows<T> rows) {
        this.rows = rows;
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public List<T> page(TableQuery query, int offset, int limit) {
        return rows.page(query, offset, limit);
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public long count(TableQuery query) {
        return rows.count(query);
    }

    @Override
    @RolesAllowed(Role.VIEW)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void forEach(TableQuery query, Consumer<T> consumer) {
        rows.forEach(query, consumer);
    }

    /** Aggregates over all rows of the query, see {@link SqlRows#sum}. */
    protected <S> S sum(TableQuery query, String what, Class<S> sums) {
        return rows.sum(query, what, sums);
    }
}
