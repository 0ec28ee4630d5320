package org.quartermaster.delivery;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** The stops of one plan as rows. The plan's scope was checked by whoever made this. */
final class StopRows implements RowSource<StopRow> {
    private static final String CLOCK = "time_format(sec_to_time(%s), '%%H:%%i')";
    private static final String WINDOW = "concat(" + CLOCK.formatted("substring_index(s.windows, '-', 1)") + ", '–', "
            + CLOCK.formatted("substring_index(s.windows, '-', -1)") + ")";
    private static final String STATE = "if(s.vehicle_no < 0, 'act', if(s.late_seconds > 0, 'watch', 'good'))";
    private static final String ETA = "if(s.vehicle_no < 0, '', " + CLOCK.formatted("s.start_second") + ")";
    private static final String LATE = "if(s.vehicle_no < 0, null, ceil(s.late_seconds / 60))";
    private static final String TRIP = "if(s.vehicle_no < 0, null, 1 + (select count(*) from delivery_stop l where l.plan_id = s.plan_id and l.kind = 'RELOAD'"
            + " and l.vehicle_no = s.vehicle_no and l.position <= s.position))";
    private static final String END = "if(o.kind = 'BACK', '■', if(o.ship_to = '', o.customer, o.ship_to))";
    private static final String OTHER_END = "coalesce(if(s.kind = 'PICKUP', concat('→ ', " + END + "), concat(" + END + ", ' →')), '')";
    private static final String SELECT = "select s.stop_no, lower(s.kind) as kind, " + STATE + " as state, s.order_code, s.customer, s.ship_to, " + OTHER_END + " as other_end, coalesce(r.code, '') as vehicle, "
            + TRIP + " as trip, if(s.vehicle_no < 0, null, s.position + 1) as position, " + WINDOW + " as `window`, " + ETA + " as eta, "
            + LATE + " as late_minutes, s.pieces, s.millilitres / 1000 as litres, s.grams / 1000 as kilograms, s.order_value as value, "
            + "s.locked_no >= 0 as locked, s.reason, s.remedy, if(s.remedy = '', null, s.remedy_cents / 100) as added";
    private static final String FROM = " from delivery_stop s left join delivery_route r on r.plan_id = s.plan_id and r.vehicle_no = s.vehicle_no"
            + " left join delivery_stop o on o.plan_id = s.plan_id and o.stop_no = s.partner_no"
            + " where s.plan_id = :plan and not (s.kind = 'RELOAD' and s.vehicle_no < 0) and ";
    private static final TableSql SQL = new TableSql("s.vehicle_no, s.position, s.stop_no").column("stopNo", "s.stop_no").column("state", STATE).column("kind", "lower(s.kind)").column("otherEnd", OTHER_END).column("trip", TRIP).column("orderCode", "s.order_code")
            .column("customer", "s.customer").column("shipTo", "s.ship_to").column("vehicle", "coalesce(r.code, '')")
            .column("position", "if(s.vehicle_no < 0, null, s.position + 1)").column("window", WINDOW).column("eta", ETA)
            .column("lateMinutes", LATE).column("pieces", "s.pieces").column("litres", "s.millilitres / 1000")
            .column("kilograms", "s.grams / 1000").column("value", "s.order_value").column("locked", "(s.locked_no >= 0)").column("reason", "s.reason")
            .column("remedy", "s.remedy").column("added", "s.remedy_cents / 100");

    private final Jdbi jdbi;
    private final long plan;

    StopRows(Jdbi database, long planId) {
        jdbi = database;
        plan = planId;
    }

    @Override
    public List<StopRow> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> query(handle, SELECT, query, SQL.orderBy(query) + " limit :limit offset :offset").bind("limit", limit)
                .bind("offset", offset).mapTo(StopRow.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> query(handle, "select count(*)", query, "").mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<StopRow> consumer) {
        jdbi.useHandle(handle -> {
            try (var rows = query(handle, SELECT, query, SQL.orderBy(query)).setFetchSize(Integer.MIN_VALUE).mapTo(StopRow.class).stream()) {
                rows.forEach(consumer);
            }
        });
    }

    private Query query(Handle handle, String select, TableQuery query, String tail) {
        return SQL.bind(handle.createQuery(select + FROM + SQL.where(query) + tail), query).bind("plan", plan);
    }
}
