package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;

/** The statements that bring the worklist up to date. A place that people decided about since the run began has no draft any more, see {@link DecidedMeanwhile}. */
record Publication(Handle handle, long plan, LocalDate day, LocalDateTime now) {

    /** A line that the plan {@code ?} of the day {@code ?} says nothing new about. */
    static final String CONFIRMED = "plan_id = ?, planning_day = ?, previous_units = plan_units, previous_why = why";

    void run() {
        handle.createQuery("select id from proposal where state in ('proposed', 'snoozed') order by id for update").mapTo(Long.class).list();
        remember();
        update();
        event("proposed", "from proposal_draft d left join proposal p on p.open_key = d.open_key where d.plan_id = :plan and p.id is null and " + NOT_REJECTED, "d.units");
        insert();
        event("lapsed", "from proposal d where d.state in ('proposed', 'snoozed') and d.plan_id <> :plan and d.firmed_by = ''", "d.units");
        handle.execute("update proposal set state = 'lapsed', open_key = null, version = version + 1 "
                + "where state in ('proposed', 'snoozed') and plan_id <> ? and firmed_by = ''", plan);
        handle.execute("update proposal set " + CONFIRMED + " where state in ('proposed', 'snoozed') and plan_id <> ?", plan, day, plan);
    }

    private void remember() {
        event("changed", "from proposal_draft d0 join proposal d on d.open_key = d0.open_key and d.version = d0.version "
                + "where d0.plan_id = :plan and d.suggested_units <> d0.suggested_units", "d.suggested_units");
        handle.createUpdate("""
                update proposal p join proposal_draft d on d.open_key = p.open_key set p.previous_units = p.suggested_units, p.previous_why = p.why
                where d.plan_id = :plan and p.version = d.version and p.plan_id <> :plan
                """).bind("plan", plan).execute();
    }

    /** A row that somebody changed while the plan was computed keeps his change and is only marked as confirmed. */
    private void update() {
        event("woken", "from proposal d join proposal_draft d0 on d0.open_key = d.open_key where d0.plan_id = :plan and " + wakes("d", "d0"), "d.units");
        handle.createUpdate("""
                update proposal p join proposal_draft d on d.open_key = p.open_key set
                  p.state = case when %s then 'proposed' else p.state end
                where d.plan_id = :plan
                """.formatted(wakes("p", "d"))).bind("plan", plan).bind("day", day).execute();
        handle.createUpdate("""
                update proposal p join proposal_draft d on d.open_key = p.open_key set
                  p.urgency = d.urgency, p.suggested_units = d.suggested_units, p.units = d.units, p.supplier_id = d.supplier_id,
                  p.from_warehouse_id = d.from_warehouse_id, p.multiple = d.multiple, p.minimum_quantity = d.minimum_quantity,
                  p.unit_cost = d.unit_cost, p.currency = d.currency, p.value = d.value, p.order_on = d.order_on, p.order_by = d.order_by,
                  p.arrives_on = d.arrives_on, p.cover_days = d.cover_days, p.out_on = d.out_on, p.out_without_on = d.out_without_on,
                  p.lost_units = d.lost_units, p.lost_margin = d.lost_margin, p.lost_sales = d.lost_sales, p.saves = d.saves,
                  p.excess_value = d.excess_value, p.return_rate = d.return_rate, p.lead_days = d.lead_days, p.lead_deviation = d.lead_deviation,
                  p.lead_stated = d.lead_stated, p.lead_receipts = d.lead_receipts, p.volume_litres = d.volume_litres, p.weight_kg = d.weight_kg,
                  p.why = d.why, p.rank_rate = d.rank_rate, p.inbound_advice = d.inbound_advice, p.plan_units = d.plan_units
                where d.plan_id = :plan and p.version = d.version
                """).bind("plan", plan).execute();
        handle.createUpdate("""
                update proposal p join proposal_draft d on d.open_key = p.open_key set p.plan_id = d.plan_id, p.planning_day = d.planning_day,
                  p.version = p.version + 1 where d.plan_id = :plan
                """).bind("plan", plan).execute();
    }

    /** The day has come, or the margin at risk grew by over a fifth. */
    private static String wakes(String proposal, String draft) {
        return "%1$s.state = 'snoozed' and (%1$s.snoozed_until <= :day or %2$s.lost_margin > %1$s.snoozed_margin * 1.2 + 1)".formatted(proposal, draft);
    }

    private static final String NOT_REJECTED = """
            not exists (select 1 from proposal r where r.sku_id = d.sku_id and r.warehouse_id = d.warehouse_id and r.kind = d.kind
              and r.state = 'rejected' and r.rejected_on >= d.planning_day)
            """;

    /** New ones, except what a person rejected on this very day. */
    private void insert() {
        handle.createUpdate("""
                insert into proposal select d.* from proposal_draft d left join proposal p on p.open_key = d.open_key
                where d.plan_id = :plan and p.id is null and %s
                """.formatted(NOT_REJECTED)).bind("plan", plan).execute();
    }

    private void event(String action, String from, String units) {
        int count = named(handle.createQuery("select count(*) " + from)).mapTo(Integer.class).one();
        if (count > 0) {
            long first = Numbers.take(handle, "proposal_event", count);
            var insert = handle.createUpdate("insert into proposal_event (id, proposal_id, at, actor, action, units, note) "
                    + "select :first + row_number() over (order by x.id) - 1, x.id, :now, :actor, :action, x.units, '' from (select d.id as id, " + units
                    + " as units " + from + ") x");
            named(insert.bind("first", first).bind("now", now).bind("actor", Actor.required().name()).bind("action", action))
                    .execute();
        }
    }

    private <T extends SqlStatement<T>> T named(T statement) {
        return statement.bind("plan", plan).bind("day", day);
    }
}
