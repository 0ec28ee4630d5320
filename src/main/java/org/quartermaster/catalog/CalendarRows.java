package org.quartermaster.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;

/** The calendar as rows. */
@ApplicationScoped
public class CalendarRows extends RowsForAll<CalendarRow> {

    protected CalendarRows() {
    }

    @Inject
    public CalendarRows(Jdbi jdbi) {
        var columns = new TableSql("e.id").column("id", "e.id").column("day", "e.day").column("kind", "e.kind").column("region", "e.region")
                .column("name", "e.name").column("nameZh", "e.name_zh");
        super(new SqlRows<>(jdbi, CalendarRow.class, "select e.id, e.day, e.kind, e.region, e.name, e.name_zh ", "from calendar_event e", columns, () -> "true", Map::of));
    }
}
