package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.Scope;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.BusinessCalendar;

/** Transport orders as rows, within the actor's warehouses. */
@ApplicationScoped
public class TransportTable extends RowsForAll<TransportRow> {
    private static final String MARK = "if(t.state = 'open', if(t.day < '%s', 'act', 'watch'), 'good')";
    private static final String END = "coalesce(nullif(concat_ws(', ', nullif(t.%1$s_name, ''), nullif(t.%1$s_address, '')), ''), w.code)";
    private static final String PICKUP = END.formatted("pickup");
    private static final String DROP = END.formatted("drop");
    private static final String SELECT = "select t.id, t.code, %s as mark, t.state, t.day, w.code as depot, t.warehouse_id, " + PICKUP + " as pickup, " + DROP + " as `drop`, "
            + "t.pieces, t.litres, t.kilograms, t.value, t.note ";
    private static final String FROM = "from transport_order t join warehouse w on w.id = t.warehouse_id";

    protected TransportTable() {
    }

    @Inject
    public TransportTable(Jdbi jdbi, BusinessCalendar calendar) {
        String mark = MARK.formatted(calendar.planningDay());
        var columns = new TableSql("t.day desc, t.id desc").column("id", "t.id").column("code", "t.code").column("mark", mark).column("state", "t.state").column("day", "t.day")
                .column("depot", "w.code").column("warehouseId", "t.warehouse_id").column("pickup", PICKUP).column("drop", DROP).column("pieces", "t.pieces")
                .column("litres", "t.litres").column("kilograms", "t.kilograms").column("value", "t.value").column("note", "t.note");
        super(new SqlRows<>(jdbi, TransportRow.class, SELECT.formatted(mark), FROM, columns, () -> Scope.sees("t.warehouse_id"), Map::of));
    }
}
