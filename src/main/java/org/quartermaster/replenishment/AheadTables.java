package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.AheadOutcome.Costs;
import org.quartermaster.replenishment.AheadOutcome.Ordered;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.replenishment.planning.horizon.HorizonPlan;

/** Writes the orders ahead of one supplier in place of those that were there, all in one transaction. */
final class AheadTables {

    private static final int BATCH = 500;
    private static final int DETAIL = 300;

    private final Jdbi jdbi;

    AheadTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** As in {@code ahead_plan}. */
    record Head(int supplierId, LocalDate firstDay, LocalDateTime computedAt, String askedBy, int weeks, int scenarios, double seconds, Double gap, long brokenRules, double truckLitres,
            double truckKilograms) {
        Head(int supplierId, LocalDate firstDay, LocalDateTime computedAt, String askedBy, int scenarios, Proof proof, Truck truck) {
            this(supplierId, firstDay, computedAt, askedBy, AheadProblem.WEEKS, scenarios, proof.seconds(), proof.gap(), proof.brokenRules(), truck.litres(), truck.kilograms());
        }
    }

    /**
     * How good the plan is and how long it took.
     *
     * @param gap of what a plan can decide about: what is owed before any order can arrive counts on neither side; null: not proven, as rules are broken or the bound is not above that
     */
    record Proof(double seconds, Double gap, long brokenRules) {
        static Proof of(HorizonPlan plan, long unavoidableMicros) {
            double decided = plan.bound() - unavoidableMicros;
            boolean isProven = plan.audit().isFeasible() && decided > 0;
            return new Proof(plan.seconds(), isProven ? Double.valueOf(Math.max(0, (plan.audit().total() - plan.bound()) / decided)) : null, -plan.audit().hard());
        }
    }

    void replace(Head head, AheadOutcome outcome, List<LineFacts> gaps) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("ahead_plan", "ahead_warehouse", "ahead_line", "ahead_gap")) {
                handle.execute("delete from " + table + " where supplier_id = ?", head.supplierId());
            }
            handle.createUpdate("insert into ahead_plan values (:supplierId, :firstDay, :computedAt, :askedBy, :weeks, :scenarios, :seconds, :gap, :brokenRules, :truckLitres, :truckKilograms)")
                    .bindMap(RowValues.of(head)).execute();
            costs(handle, head.supplierId(), outcome.costs());
            lines(handle, head.supplierId(), outcome.shown());
            gaps(handle, head.supplierId(), gaps);
        });
    }

    private static void costs(Handle handle, int supplier, List<Costs> costs) {
        for (Costs row : costs) {
            handle.createUpdate("insert into ahead_warehouse values (:supplier, :warehouseId, :places, :leftOut, :leftOutValue, :premium, :ordering, :holding, :shortage, :unavoidable, :leftOver)")
                    .bind("supplier", supplier).bindMap(RowValues.of(row)).execute();
        }
    }

    private static void lines(Handle handle, int supplier, List<Ordered> lines) {
        for (int from = 0; from < lines.size(); from += BATCH) {
            var batch = handle.prepareBatch("insert into ahead_line values (:supplier, :warehouseId, :skuId, :week, :packs, :units, :value, :litres, :kilograms)");
            lines.subList(from, Math.min(lines.size(), from + BATCH)).forEach(line -> batch.bind("supplier", supplier).bindMap(RowValues.of(line)).add());
            batch.execute();
        }
    }

    private static void gaps(Handle handle, int supplier, List<LineFacts> gaps) {
        for (int from = 0; from < gaps.size(); from += BATCH) {
            var batch = handle.prepareBatch("insert into ahead_gap values (?, ?, ?, ?, ?)");
            for (LineFacts facts : gaps.subList(from, Math.min(gaps.size(), from + BATCH))) {
                String detail = facts.gap().detail();
                batch.add(supplier, facts.warehouseId(), facts.sku().id().value(), facts.gap().reason(), detail.substring(0, Math.min(DETAIL, detail.length())));
            }
            batch.execute();
        }
    }
}
