package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.planning.horizon.HorizonAudit;
import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;

/**
 * What a plan of orders ahead says line by line and warehouse by warehouse.
 *
 * @param lines what is ordered, also in the weeks beyond those that are shown
 * @param costs parts of the cost, one row per warehouse: warehouses share nothing, so the rows add up to the audit of the whole
 */
record AheadOutcome(List<Ordered> lines, List<Costs> costs) {

    private static final int MICROS = 6;

    /**
     * One order line.
     *
     * @param week  weeks after the planning day, 0 the first
     * @param packs order multiples of the supplier
     * @param value price, company currency, whole cents as on an order
     */
    record Ordered(int week, int skuId, int warehouseId, int packs, int units, BigDecimal value, double litres, double kilograms) {
    }

    /**
     * Company currency, averaged over the scenarios, as in {@link HorizonAudit}.
     *
     * @param places       SKUs that are planned
     * @param leftOut      SKUs that would order too and are beyond the greatest number
     * @param unavoidable  the part of the shortage that is owed before any order can arrive
     * @param leftOutValue what these need until the end, company currency
     */
    record Costs(int warehouseId, int places, int leftOut, BigDecimal leftOutValue, BigDecimal premium, BigDecimal ordering, BigDecimal holding, BigDecimal shortage, BigDecimal unavoidable, BigDecimal leftOver) {
    }

    /** The lines of the weeks that are shown. */
    List<Ordered> shown() {
        return lines.stream().filter(line -> line.week() < AheadProblem.WEEKS).toList();
    }

    static AheadOutcome of(AheadProblem asked, int[] packs) {
        var warehouses = new TreeSet<>(asked.warehouses());
        asked.leftOut().forEach(item -> warehouses.add(item.facts().warehouseId()));
        return new AheadOutcome(lines(asked, packs), warehouses.stream().map(warehouse -> costs(asked, packs, warehouse)).toList());
    }

    private static List<Ordered> lines(AheadProblem asked, int[] packs) {
        var lines = new ArrayList<Ordered>();
        int[] first = asked.problem().cells();
        for (int i = 0; i < asked.items().size(); i++) {
            for (int week = 0; week < asked.problem().weeks(); week++) {
                int wanted = packs[first[i] + week];
                if (wanted > 0) {
                    lines.add(ordered(asked.items().get(i), asked.problem().items().get(i), week, wanted));
                }
            }
        }
        return lines;
    }

    private static Ordered ordered(AheadItem item, HorizonItem asked, int week, int wanted) {
        int units = wanted * item.multiple();
        BigDecimal value = BigDecimal.valueOf(item.line().offer().costCents(units), 2);
        return new Ordered(week, item.facts().sku().id().value(), item.facts().warehouseId(), wanted * item.packs(), units, value, units * (asked.centilitres() / 100.0),
                units * (asked.grams() / 1_000.0));
    }

    /** The auditor walks through the warehouse's items alone. */
    private static Costs costs(AheadProblem asked, int[] packs, int warehouse) {
        HorizonProblem all = asked.problem();
        int index = asked.warehouses().indexOf(warehouse);
        int[] first = all.cells();
        List<HorizonItem> items = all.items().stream().filter(item -> item.warehouse() == index).toList();
        int[] own = items.stream().flatMapToInt(item -> IntStream.range(first[item.id()], first[item.id() + 1]).map(cell -> packs[cell])).toArray();
        HorizonAudit audit = HorizonAudit.of(new HorizonProblem(all.weeks(), all.scenarios(), all.suppliers(), all.room(), all.budgetMicros(), all.isSplit(), items), own);
        List<AheadItem> left = asked.leftOut().stream().filter(item -> item.facts().warehouseId() == warehouse).toList();
        BigDecimal leftValue = BigDecimal.valueOf(Math.round(left.stream().mapToDouble(AheadItem::needMicros).sum() / 10_000), 2);
        int k = all.scenarios();
        return new Costs(warehouse, items.size(), left.size(), leftValue, mean(audit.premium(), k), mean(audit.ordering(), k), mean(audit.holding(), k), mean(audit.shortage(), k),
                mean(asked.unavoidableMicros(index), k), mean(audit.left(), k));
    }

    private static BigDecimal mean(long micros, int scenarios) {
        return BigDecimal.valueOf(micros, MICROS).divide(BigDecimal.valueOf(scenarios), MICROS, RoundingMode.HALF_UP);
    }
}
