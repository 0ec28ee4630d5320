package org.quartermaster.replenishment.planning.horizon;

import java.util.HashMap;
import java.util.Map;

/**
 * Recomputes every rule and every cost of a plan from the problem and the packs alone, walking through the weeks as a warehouse would: no tables, no
 * increments. The tests hold it equal to the solver's score, and every figure that is shown comes from here. Amounts are micros summed over the scenarios.
 *
 * @param hard      broken rules: 0, or negative
 * @param premium   what is paid above the worth of the stock; negative where price breaks save
 * @param ordering  orders and order lines
 * @param freight   trucks
 * @param holding   stock at the weeks' ends
 * @param shortage  units owed at the weeks' ends
 * @param left      worth of what is left at the end (negative)
 * @param departure changes against yesterday's plan
 * @param purchase  price of everything ordered, once
 * @param trucks    trucks that are paid
 * @param orders    orders that are placed
 * @param lines     their lines
 */
public record HorizonAudit(long hard, long premium, long ordering, long freight, long holding, long shortage, long left, long departure, long purchase,
        long trucks, int orders, int lines) {

    public static HorizonAudit of(HorizonProblem problem, int[] packs) {
        return new Walk(problem, packs).audit();
    }

    /** Everything that the plan minimises, micros summed over the scenarios. */
    public long total() {
        return premium + ordering + freight + holding + shortage + left + departure;
    }

    public boolean isFeasible() {
        return hard == 0;
    }

    private record Order(int supplier, int warehouse, int week) {
    }

    private static final class Load {
        private long micros;
        private long centilitres;
        private long grams;

    }

    private static final class Walk {
        private final HorizonProblem problem;
        private final int[] packs;
        private final Map<Order, Load> orders = new HashMap<>();
        private final long[] spent;
        private final long[][] stocked;
        private long broken;
        private long premium;
        private long lines;
        private long holding;
        private long shortage;
        private long left;
        private long departure;
        private long purchase;
        private int lineCount;

        Walk(HorizonProblem problem, int[] packs) {
            this.problem = problem;
            this.packs = packs;
            this.spent = new long[problem.weeks()];
            this.stocked = new long[problem.room().length][problem.weeks()];
        }

        HorizonAudit audit() {
            int cell = 0;
            for (HorizonItem item : problem.items()) {
                buy(item, cell);
                for (int k = 0; k < problem.scenarios(); k++) {
                    live(item, cell, k);
                }
                cell += item.sources().size() * problem.weeks();
            }
            long ordering = 0;
            long freight = 0;
            long trucks = 0;
            for (var entry : orders.entrySet()) {
                HorizonSupplier supplier = problem.suppliers().get(entry.getKey().supplier());
                Load load = entry.getValue();
                broken += Math.max(0, supplier.minimumMicros() - load.micros) / 10_000;
                ordering += supplier.orderMicros();
                long needed = supplier.truckMicros() == 0 ? 0 : trucks(supplier, load);
                trucks += needed;
                freight += needed * supplier.truckMicros();
            }
            limits();
            long k = problem.scenarios();
            return new HorizonAudit(-broken, premium * k, (ordering + lines) * k, freight * k, holding, shortage, left, departure * k, purchase, trucks,
                    orders.size(), lineCount);
        }

        private static long trucks(HorizonSupplier supplier, Load load) {
            long trucks = 1;
            while (trucks * supplier.truckCentilitres() < load.centilitres || trucks * supplier.truckGrams() < load.grams) {
                trucks++;
            }
            return trucks;
        }

        private void limits() {
            for (int week = 0; week < problem.weeks(); week++) {
                if (problem.budgetMicros()[week] != HorizonProblem.UNLIMITED) {
                    broken += Math.max(0, spent[week] - problem.budgetMicros()[week]) / 10_000;
                }
                for (int w = 0; w < problem.room().length; w++) {
                    if (problem.room()[w] != HorizonProblem.UNLIMITED) {
                        broken += Math.max(0, stocked[w][week] / problem.scenarios() - problem.room()[w]);
                    }
                }
            }
        }

        private void buy(HorizonItem item, int cell) {
            int together = 0;
            int[] suppliers = new int[2 * problem.weeks() + 60];
            for (int week = 0; week < problem.weeks(); week++) {
                boolean bought = false;
                for (int j = 0; j < item.sources().size(); j++) {
                    HorizonSource source = item.sources().get(j);
                    int wanted = packs[cell + j * problem.weeks() + week];
                    line(item, source, week, wanted);
                    together += wanted * source.multiple();
                    bought |= wanted > 0;
                    suppliers[week + problem.suppliers().get(source.supplier()).leadWeeks()] += wanted > 0 ? 1 : 0;
                }
                broken += bought ? Math.max(0, together - item.mostOrdered()[week]) : 0;
            }
            for (int count : suppliers) {
                broken += count > 1 && !problem.isSplit() ? 1_000 : 0;
            }
        }

        private void line(HorizonItem item, HorizonSource source, int week, int wanted) {
            boolean pinned = source.isPinned(week);
            if (pinned && wanted != source.pinned()[week]) {
                broken += 1_000;
            }
            if (source.published().length > 0 && source.published()[week] != wanted) {
                departure += item.departureMicros();
            }
            if (wanted == 0) {
                return;
            }
            long units = (long) wanted * source.multiple();
            if (!pinned) {
                broken += Math.max(0, source.minimumQuantity() - units) + Math.max(0, wanted - source.mostPacks());
                broken += problem.suppliers().get(source.supplier()).takesOrders()[week] ? 0 : 1_000;
            }
            long price = source.priceMicros(wanted);
            premium += price - units * item.worthMicros();
            purchase += price;
            lines += item.lineMicros();
            lineCount++;
            spent[week] += price;
            Load load = orders.computeIfAbsent(new Order(source.supplier(), item.warehouse(), week), _ -> new Load());
            load.micros += price;
            load.centilitres += units * item.centilitres();
            load.grams += units * item.grams();

        }

        /** One scenario of one item, week by week: what arrives, what is then there or owed. */
        private void live(HorizonItem item, int cell, int k) {
            long arrived = 0;
            for (int week = 0; week < problem.weeks(); week++) {
                for (int j = 0; j < item.sources().size(); j++) {
                    int[] arrivals = problem.suppliers().get(item.sources().get(j).supplier()).arrivals()[k];
                    for (int placed = 0; placed < problem.weeks(); placed++) {
                        if (arrivals[placed] == week) {
                            arrived += (long) packs[cell + j * problem.weeks() + placed] * item.sources().get(j).multiple();
                        }
                    }
                }
                long there = arrived - item.need()[k][week];
                holding += Math.max(0, there) * item.holdMicros();
                shortage += Math.max(0, -there) * item.shortMicros();
                stocked[item.warehouse()][week] += Math.max(0, there) * item.centilitres();
                if (week == problem.weeks() - 1) {
                    left -= Math.min(Math.max(0, there), item.leftUnits()) * item.leftMicros();
                }
            }
        }
    }
}
