package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.shared.SkuRange;

/** Writes a plan in bulk beside the one in force and switches to it in one transaction. */
final class PlanTables {

    private static final int BATCH = 1_000;

    private final Jdbi jdbi;
    private final long planId;
    private final LocalDate day;

    PlanTables(Jdbi jdbi, long planId, LocalDate day) {
        this.jdbi = jdbi;
        this.planId = planId;
        this.day = day;
    }

    /** Starts: the row of the run, nothing left of runs that died. */
    long begin(long forecastRun, LocalDateTime now, String actor) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from proposal_draft");
            handle.execute("update replenishment_plan set state = 'failed' where state = 'building'");
            handle.execute("insert into replenishment_plan (id, state, planning_day, forecast_run, started_at, asked_by) values (?, 'building', ?, ?, ?, ?)",
                    planId, day, forecastRun, now, actor);
        });
        return planId;
    }

    void fail() {
        jdbi.useHandle(handle -> handle.execute("update replenishment_plan set state = 'failed' where id = ? and state = 'building'", planId));
    }

    /** The undecided order proposals of the range, by place. */
    Map<Place, Standing> standing(SkuRange range) {
        Map<Place, Standing> standing = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select sku_id, warehouse_id, supplier_id, units, order_on, edited_by <> '' or firmed_by <> '', version from proposal
                        where state in ('proposed', 'snoozed') and kind = 'order' and sku_id between :from and :to
                        """).bind("from", range.fromId()).bind("to", range.toId())
                .map((row, _) -> standing.put(new Place(row.getInt(1), row.getInt(2)), new Standing(row.getInt(3), row.getInt(4),
                        (int) (row.getObject(5, LocalDate.class).toEpochDay() - day.toEpochDay()), row.getBoolean(6), row.getInt(7))))
                .forEach(_ -> { }));
        return standing;
    }

    /** The undecided transfer proposals of the range, by the place that needs them. */
    Map<Place, StandingTransfer> standingTransfers(SkuRange range) {
        Map<Place, StandingTransfer> standing = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select sku_id, warehouse_id, from_warehouse_id, units, edited_by <> '' or firmed_by <> '', version from proposal
                        where state in ('proposed', 'snoozed') and kind = 'transfer' and sku_id between :from and :to
                        """).bind("from", range.fromId()).bind("to", range.toId())
                .map((row, _) -> standing.put(new Place(row.getInt(1), row.getInt(2)), new StandingTransfer(row.getInt(3), row.getInt(4),
                        row.getBoolean(5), row.getInt(6)))).forEach(_ -> { }));
        return standing;
    }

    void insertLines(List<InventoryLine> lines) {
        jdbi.useHandle(handle -> {
            for (int from = 0; from < lines.size(); from += BATCH) {
                var batch = handle.prepareBatch("""
                        insert into inventory_line values (:planId, :skuId, :warehouseId, :state, :onHand, :reserved, :backordered, :inTransit, :requested,
                          :inbound, :inventoryPosition, :dailyDemand, :leadDays, :leadDeviation, :safety, :reorderPoint, :target, :coverDays, :outOn,
                          :outWithoutOn, :lostUnits, :lostMargin, :lostSales, :excessUnits, :excessValue, :stockValue, :supplierId, :ruleName, :projection, :fromWarehouseId)
                        """);
                lines.subList(from, Math.min(lines.size(), from + BATCH)).forEach(line -> batch.bind("planId", planId).bindMap(RowValues.of(line)).add());
                batch.execute();
            }
        });
    }

    void insertGaps(List<LineFacts> gaps) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("insert into planning_gap (plan_id, sku_id, warehouse_id, reason, detail, revenue_at_risk) values (?, ?, ?, ?, ?, ?)");
            for (LineFacts facts : gaps) {
                String detail = facts.gap().detail();
                batch.add(planId, facts.sku().id().value(), facts.warehouseId(), facts.gap().reason(), detail.substring(0, Math.min(300, detail.length())),
                        BigDecimal.valueOf(facts.revenue()));
            }
            if (!gaps.isEmpty()) {
                batch.execute();
            }
        });
    }

    /** @param drafts each worked out when its batch is written, since all of them with their whys are large */
    void insertDrafts(List<Supplier<Draft>> drafts, LocalDateTime now) {
        jdbi.useHandle(handle -> {
            for (int from = 0; from < drafts.size(); from += BATCH) {
                List<Draft> part = drafts.subList(from, Math.min(drafts.size(), from + BATCH)).stream().map(Supplier::get).toList();
                insert(handle, "proposal_draft", planId, day, part, Numbers.take(handle, "proposal", part.size()), now);
            }
        });
    }

    /**
     * Writes drafts as proposals.
     *
     * @param table {@code proposal_draft}, or {@code proposal} for what a person adds to the plan in force
     * @param first identity of the first of them
     */
    static void insert(Handle handle, String table, long planId, LocalDate day, List<Draft> drafts, long first, LocalDateTime now) {
        long id = first;
        var batch = handle.prepareBatch("""
                insert into %s (id, proposal_key, open_key, kind, plan_id, planning_day, state, sku_id, warehouse_id, supplier_id,
                  from_warehouse_id, urgency, suggested_units, units, multiple, minimum_quantity, unit_cost, currency, value, order_on, order_by,
                  arrives_on, cover_days, out_on, out_without_on, lost_units, lost_margin, lost_sales, saves, excess_value, return_rate, lead_days,
                  lead_deviation, lead_stated, lead_receipts, volume_litres, weight_kg, why, created_at, version, rank_rate, inbound_advice)
                values (:id, :key, :openKey, :kind, :planId, :day, 'proposed', :skuId, :warehouseId, :supplierId, :fromWarehouseId, :urgency,
                  :suggestedUnits, :units, :multiple, :minimumQuantity, :unitCost, :currency, :value, :orderOn, :orderBy, :arrivesOn, :coverDays,
                  :outOn, :outWithoutOn, :lostUnits, :lostMargin, :lostSales, :saves, :excessValue, :returnRate, :leadDays, :leadDeviation,
                  :leadStated, :leadReceipts, :volumeLitres, :weightKg, :why, :now, :version, :returnRate, :inboundAdvice)
                """.formatted(table));
        for (Draft draft : drafts) {
            batch.bind("id", id).bind("key", "R-" + id).bind("planId", planId).bind("day", day).bind("now", now).bindMap(RowValues.of(draft)).add();
            id++;
        }
        batch.execute();
    }

    /** Everybody sees this plan from now on. Undecided proposals are brought up to date, new ones appear, those without need lapse unless firm. */
    int publish(Totals totals, List<OrderAdvice> openOrders, LocalDateTime now) {
        return jdbi.inTransaction(handle -> {
            handle.execute("update replenishment_plan set state = 'old' where state = 'current'");
            handle.createUpdate("""
                            update replenishment_plan set state = 'current', finished_at = :now, line_count = :lines, need_count = :needs, gap_count = :gaps,
                              start_cost = :startCost, cost = :cost, bound_cost = :boundCost, broken_rules = :hard, moves = :moves, seconds = :seconds,
                              call_least = :callLeast, calls_left = :callsLeft, calls_left_stake = :callsLeftStake where id = :plan
                            """)
                    .bind("now", now).bindMap(RowValues.of(totals)).bind("plan", planId).execute();
            new Publication(handle, planId, day, now).run();
            OrderAdvices.replace(handle, openOrders);
            return handle.createQuery("select count(*) from proposal where state = 'proposed'").mapTo(Integer.class).one();
        });
    }

    /** Takes away what older plans left. Restartable; the plan in force is not touched. */
    void sweep() {
        jdbi.useHandle(handle -> {
            for (String table : List.of("inventory_line", "planning_gap")) {
                while (handle.execute("delete from " + table + " where plan_id <> (select id from replenishment_plan where state = 'current') limit 20000") > 0) {
                    continue;
                }
            }
            handle.execute("delete from proposal_draft");
        });
    }

    /**
     * An undecided transfer of an earlier plan.
     *
     * @param isKept whether a person changed the number or keeps it as it stands
     */
    record StandingTransfer(int fromWarehouseId, int units, boolean isKept, int version) {
    }

    /** Figures of the run. */
    record Totals(int lines, int needs, int gaps, BigDecimal startCost, BigDecimal cost, BigDecimal boundCost, long hard, long moves, double seconds,
            BigDecimal callLeast, int callsLeft, BigDecimal callsLeftStake) {
        Totals took(double measured) {
            return new Totals(lines, needs, gaps, startCost, cost, boundCost, hard, moves, measured, callLeast, callsLeft, callsLeftStake);
        }
    }

    /** The statements that bring the worklist up to date. */
    private record Publication(Handle handle, long plan, LocalDate day, LocalDateTime now) {

        void run() {
            handle.createQuery("select id from proposal where state in ('proposed', 'snoozed') order by id for update").mapTo(Long.class).list();
            remember();
            update();
            event("proposed", "from proposal_draft d left join proposal p on p.open_key = d.open_key where d.plan_id = :plan and p.id is null and " + NOT_REJECTED, "d.units");
            insert();
            event("lapsed", "from proposal d where d.state in ('proposed', 'snoozed') and d.plan_id <> :plan and d.firmed_by = ''", "d.units");
            handle.execute("update proposal set state = 'lapsed', open_key = null, version = version + 1 "
                    + "where state in ('proposed', 'snoozed') and plan_id <> ? and firmed_by = ''", plan);
            handle.execute("update proposal set plan_id = ?, planning_day = ? where state in ('proposed', 'snoozed') and plan_id <> ?", plan, day, plan);
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
                      p.why = d.why, p.rank_rate = d.rank_rate, p.inbound_advice = d.inbound_advice
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
                  and r.state = 'rejected' and r.planning_day = d.planning_day)
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
                named(insert.bind("first", first).bind("now", now).bind("actor", org.quartermaster.shared.Actor.required().name()).bind("action", action))
                        .execute();
            }
        }

        private <T extends org.jdbi.v3.core.statement.SqlStatement<T>> T named(T statement) {
            return statement.bind("plan", plan).bind("day", day);
        }
    }
}
