package org.quartermaster.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** The rows that could not be used, by file and line. */
@ApplicationScoped
public class RejectionList extends RowsForAll<RejectionRow> {

    private static final String FROM = "from import_rejection r join import_file f on f.id = r.import_id";
    private static final String COLUMNS = "select r.import_id, r.line_no as line, r.column_name as `column`, r.value, r.reason";
    private static final TableSql SQL = new TableSql("r.import_id, r.line_no").column("importId", "r.import_id").column("line", "r.line_no").column("column", "r.column_name")
            .column("value", "r.value").column("reason", "r.reason");

    protected RejectionList() {
    }

    @Inject
    public RejectionList(Jdbi jdbi) {
        super(new SqlRows<>(jdbi, RejectionRow.class, COLUMNS, FROM, SQL, () -> ImportList.VISIBLE, ImportList::visibleTo));
    }

    /** The rows of one file. */
    public static TableQuery of(long importId) {
        return of(importId, TableQuery.ALL);
    }

    /** The rows of one file that a query wants. */
    public static TableQuery of(long importId, TableQuery query) {
        return query.and(new Filter.NumberBetween("importId", BigDecimal.valueOf(importId), BigDecimal.valueOf(importId)));
    }
}
