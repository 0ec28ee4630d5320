package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.LocalDay;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.sales.OrderScope;

/** Orders that are to be shipped with their allocation, as rows, within the actor's warehouses (and orders that any may ship). */
@ApplicationScoped
public class AllocationTable extends RowsForAll<AllocationRow> {

    private static final String PARCELS = "(select %s from delivery_parcel p where p.order_id = o.id and o.state <> 'open')";
    private static final String COUNT = PARCELS.formatted("nullif(count(*), 0)");
    private static final String ARRIVES = PARCELS.formatted("max(p.deliver_day)");
    private static final String SHIPS = PARCELS.formatted("max(p.ship_day)");
    private static final String PAID = PARCELS.formatted("sum(p.freight_cents + p.handling_cents) / 100");
    private static final String CODES = """
            coalesce((select group_concat(w.code order by w.code separator ' + ') from delivery_parcel p join warehouse w on w.id = p.warehouse_id
              where p.order_id = o.id and o.state <> 'open'), '')""";
    /** Days from the promised day on the company's clock, as the engine counts them; %s is that day. */
    private static final String LATE_SINCE = "if(" + ARRIVES + " is null, null, coalesce(greatest(0, datediff(" + ARRIVES + ", %s)), 0))";
    private static final String MARK = "case when o.state in ('open', 'allocated') and " + COUNT + " is null then 'act' when %s"
            + " > 0 or coalesce(a.overridden_by, '') <> '' then 'watch' else 'good' end";
    private static final String SELECT = """
            select o.id, o.code, %s as mark, o.state, o.priority, o.placed_at, o.promised_to, o.ship_to, %s as warehouses, %s as parcels, coalesce(a.rule, '') as rule,
              %s as ships, %s as arrives, %s as late_days, %s as paid, o.value, coalesce(a.overridden_by, '') as by_hand, o.version
            """;
    private static final String FROM = "from customer_order o left join delivery_allocation a on a.order_id = o.id";

    protected AllocationTable() {
    }

    @Inject
    public AllocationTable(Jdbi jdbi, Clock clock) {
        String late = LATE_SINCE.formatted(LocalDay.of("o.promised_to", clock.getZone(), clock.instant()));
        String mark = MARK.formatted(late);
        var columns = new TableSql("o.id desc").column("id", "o.id").column("code", "o.code").column("mark", mark).column("state", "o.state").column("priority", "o.priority")
                .column("placedAt", "o.placed_at").column("promisedTo", "o.promised_to").column("shipTo", "o.ship_to").column("warehouses", CODES)
                .column("parcels", COUNT).column("rule", "coalesce(a.rule, '')").column("ships", SHIPS).column("arrives", ARRIVES).column("lateDays", late)
                .column("paid", PAID).column("value", "o.value").column("byHand", "coalesce(a.overridden_by, '')").column("version", "o.version");
        super(new SqlRows<>(jdbi, AllocationRow.class, SELECT.formatted(mark, CODES, COUNT, SHIPS, ARRIVES, late, PAID), FROM, columns,
                () -> OrderScope.seesPart() + " and o.state in ('open', 'allocated', 'planned')", Map::of));
    }
}
