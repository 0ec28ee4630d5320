package org.quartermaster.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** The rows that could not be used, by file and line. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class RejectionList implements RowSource<RejectionRow> {

    private static final String FROM = " from import_rejection r join import_file f on f.id = r.import_id where " + ImportList.VISIBLE + " and ";
    private static final String COLUMNS = "select r.import_id, r.line_no as line, r.column_name as `column`, r.value, r.reason";
    private static final TableSql SQL = new TableSql("r.import_id, r.line_no").column("importId", "r.import_id").column("line", "r.line_no").column("column", "r.column_name")
            .column("value", "r.value").column("reason", "r.reason");

    private Jdbi jdbi;

    protected RejectionList() {
    }

    @Inject
    public RejectionList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The rows of one file. */
    public static TableQuery of(long importId) {
        return of(importId, TableQuery.ALL);
    }

    /** The rows of one file that a query wants. */
    public static TableQuery of(long importId, TableQuery query) {
        return query.and(new Filter.NumberBetween("importId", BigDecimal.valueOf(importId), BigDecimal.valueOf(importId)));
    }

    @Override
    public List<RejectionRow> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> ImportList.visible(SQL.bind(handle.createQuery(COLUMNS + FROM + SQL.where(query) + SQL.orderBy(query) + " limit :limit offset :offset"), query))
                .bind("limit", limit).bind("offset", offset).mapTo(RejectionRow.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> ImportList.visible(SQL.bind(handle.createQuery("select count(*)" + FROM + SQL.where(query)), query)).mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<RejectionRow> consumer) {
        jdbi.useHandle(handle -> ImportList.visible(SQL.bind(handle.createQuery(COLUMNS + FROM + SQL.where(query) + SQL.orderBy(query)), query)).setFetchSize(Integer.MIN_VALUE)
                .mapTo(RejectionRow.class).stream().forEach(consumer));
    }
}
