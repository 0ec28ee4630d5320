package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
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
    private final DecidedMeanwhile decided;

    /** Comes before the first fact is read: what people decide from here on, the run may have read or not. */
    PlanTables(Jdbi jdbi, long planId, LocalDate day) {
        this.jdbi = jdbi;
        this.planId = planId;
        this.day = day;
        this.decided = DecidedMeanwhile.fromNowOn(jdbi);
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
        jdbi.useHandle(handle -> insertLines(handle, lines));
    }

    private void insertLines(Handle handle, List<InventoryLine> lines) {
        for (int from = 0; from < lines.size(); from += BATCH) {
            var batch = handle.prepareBatch("""
                    insert into inventory_line values (:planId, :skuId, :warehouseId, :state, :onHand, :reserved, :backordered, :inTransit, :requested,
                      :inbound, :inventoryPosition, :dailyDemand, :leadDays, :leadDeviation, :safety, :reorderPoint, :target, :coverDays, :outOn,
                      :outWithoutOn, :lostUnits, :lostMargin, :lostSales, :excessUnits, :excessValue, :stockValue, :supplierId, :ruleName, :projection, :fromWarehouseId, :decidesFrom, :decidesUntil)
                    """);
            lines.subList(from, Math.min(lines.size(), from + BATCH)).forEach(line -> batch.bind("planId", planId).bindMap(RowValues.of(line)).add());
            batch.execute();
        }
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
                  lead_deviation, lead_stated, lead_receipts, volume_litres, weight_kg, why, created_at, version, rank_rate, inbound_advice, plan_units)
                values (:id, :key, :openKey, :kind, :planId, :day, 'proposed', :skuId, :warehouseId, :supplierId, :fromWarehouseId, :urgency,
                  :suggestedUnits, :units, :multiple, :minimumQuantity, :unitCost, :currency, :value, :orderOn, :orderBy, :arrivesOn, :coverDays,
                  :outOn, :outWithoutOn, :lostUnits, :lostMargin, :lostSales, :saves, :excessValue, :returnRate, :leadDays, :leadDeviation,
                  :leadStated, :leadReceipts, :volumeLitres, :weightKg, :why, :now, :version, :returnRate, :inboundAdvice, :suggestedUnits)
                """.formatted(table));
        for (Draft draft : drafts) {
            batch.bind("id", id).bind("key", "R-" + id).bind("planId", planId).bind("day", day).bind("now", now).bindMap(RowValues.of(draft)).add();
            id++;
        }
        batch.execute();
    }

    /**
     * Everybody sees this plan from now on. Undecided proposals are brought up to date, new ones appear, those without need lapse unless firm; places that people
     * decided about since the run began stay as they are.
     */
    Published publish(Totals totals, LocalDateTime now) {
        return jdbi.inTransaction(handle -> {
            handle.execute("update replenishment_plan set state = 'old' where state = 'current'");
            handle.createUpdate("""
                            update replenishment_plan set state = 'current', finished_at = :now, line_count = :lines, need_count = :needs, gap_count = :gaps,
                              start_cost = :startCost, cost = :cost, bound_cost = :boundCost, broken_rules = :hard, moves = :moves, seconds = :seconds,
                              call_least = :callLeast, calls_left = :callsLeft, calls_left_stake = :callsLeftStake where id = :plan
                            """)
                    .bind("now", now).bindMap(RowValues.of(totals)).bind("plan", planId).execute();
            DecidedMeanwhile.Left left = decided.leaveOut(handle, planId, day);
            new Publication(handle, planId, day, now).run();
            return new Published(handle.createQuery("select count(*) from proposal where state = 'proposed'").mapTo(Integer.class).one(), left);
        });
    }

    /** Not together with the plan: other transactions hold a purchase order while they wait for the plan in force. */
    void advise(List<OrderAdvice> openOrders) {
        jdbi.useTransaction(handle -> OrderAdvices.replace(handle, openOrders));
    }

    /**
     * Writes lines of the plan in force anew. Approvals book into the same rows: whoever comes second sees what the first did.
     *
     * @param places whose lines
     * @param lines  reads them, called once no approval of their SKUs can book any more
     */
    void replaceLines(Collection<Place> places, Supplier<List<InventoryLine>> lines) {
        jdbi.useTransaction(handle -> {
            handle.createQuery("select warehouse_id from inventory_line where plan_id = :plan and sku_id in (<skus>) for update").bind("plan", planId)
                    .bindList("skus", places.stream().map(Place::skuId).distinct().toList()).mapTo(Integer.class).list();
            List<InventoryLine> fresh = lines.get();
            var old = handle.prepareBatch("delete from inventory_line where plan_id = ? and sku_id = ? and warehouse_id = ?");
            fresh.forEach(line -> old.add(planId, line.skuId(), line.warehouseId()));
            old.execute();
            insertLines(handle, fresh);
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

    /**
     * What became of a plan.
     *
     * @param proposals how many wait for a decision
     * @param left      places that stayed as they are
     */
    record Published(int proposals, DecidedMeanwhile.Left left) {
        Published and(int more) {
            return new Published(proposals + more, left);
        }
    }

    /** Figures of the run. */
    record Totals(int lines, int needs, int gaps, BigDecimal startCost, BigDecimal cost, BigDecimal boundCost, long hard, long moves, double seconds,
            BigDecimal callLeast, int callsLeft, BigDecimal callsLeftStake) {
        Totals took(double measured) {
            return new Totals(lines, needs, gaps, startCost, cost, boundCost, hard, moves, measured, callLeast, callsLeft, callsLeftStake);
        }
    }
}
