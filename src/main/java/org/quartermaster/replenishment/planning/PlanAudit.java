package org.quartermaster.replenishment.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recomputes every rule and every cost of a plan from the problem and the choices alone, without the solver. The tests hold it equal to the solver's
 * score; the screens take their totals from it.
 *
 * @param hard           broken rules, 0 when there are none, negative otherwise
 * @param purchaseCents  price of everything ordered
 * @param worthCents     what it is worth as stock
 * @param holdingCents   holding
 * @param lostCents      margin of expected lost sales
 * @param orderCents     cost of orders and order lines
 * @param departureCents cost of changes
 */
public record PlanAudit(long hard, long purchaseCents, long worthCents, long holdingCents, long lostCents, long orderCents, long departureCents) {

    /** Audits {@code choices}, one per need, in the order of the needs. */
    public static PlanAudit of(JointProblem problem, List<OrderChoice> choices) {
        return new Ledger(problem).audit(choices);
    }

    /** What the plan costs: purchases less stock value, holding, lost sales, orders and changes. */
    public long totalCents() {
        return purchaseCents - worthCents + holdingCents + lostCents + orderCents + departureCents;
    }

    public boolean isFeasible() {
        return hard == 0;
    }

    private static final class Ledger {
        private final JointProblem problem;
        private final Map<OrderKey, Long> orderValues = new HashMap<>();
        private final Map<PlanWarehouse, Long> volumes = new HashMap<>();
        private long broken;
        private long purchase;
        private long worth;
        private long holding;
        private long lost;
        private long ordering;
        private long departures;

        private Ledger(JointProblem problem) {
            this.problem = problem;
        }

        PlanAudit audit(List<OrderChoice> choices) {
            for (int i = 0; i < choices.size(); i++) {
                book(problem.needs().get(i), choices.get(i));
            }
            orderValues.forEach((order, cents) -> {
                broken += Math.max(0, order.supplier().minimumOrderCents() - cents);
                ordering += order.supplier().orderCents();
            });
            volumes.forEach((warehouse, centilitres) -> broken += Math.max(0, centilitres - warehouse.roomCentilitres()));
            broken += Math.max(0, purchase - problem.budget().cents());
            return new PlanAudit(-broken, purchase, worth, holding, lost, ordering, departures);
        }

        private void book(Need need, OrderChoice choice) {
            Source source = need.sources().get(choice.sourceIndex());
            int units = choice.packs() * source.offer().multiple();
            long price = price(source, units);
            purchase += price;
            worth += rounded((long) units * need.referenceMicros(), 10_000);
            simulate(need, source, units, choice.day());
            if (units > 0) {
                orderValues.merge(new OrderKey(source.supplier(), need.warehouse(), choice.day()), price, Long::sum);
                volumes.merge(need.warehouse(), units * need.centilitresPerUnit(), Long::sum);
                ordering += need.lineCents();
                broken += need.isPinned() ? 0 : brokenBy(need, source, units, choice.day());
            }
            OrderChoice kept = need.reference();
            boolean same = kept.packs() == choice.packs() && (choice.packs() == 0 || kept.equals(choice));
            departures += same ? 0 : need.departureCents();
        }

        private static long brokenBy(Need need, Source source, int units, int day) {
            return Math.max(0, source.offer().minimumQuantity() - units) + Math.max(0, units - need.mostUnits())
                    + (source.offer().orderDays().contains(day) ? 0 : 1_000);
        }

        private static long price(Source source, int units) {
            long micros = source.offer().unitCostMicros();
            for (var step : source.offer().priceBreaks()) {
                if (units >= step.fromUnits()) {
                    micros = step.unitCostMicros();
                }
            }
            return rounded(units * micros, 10_000);
        }

        /** Day by day with cumulative supply against cumulative demand instead of the engine's running stock: lost = greatest excess so far. */
        private void simulate(Need need, Source source, int units, int day) {
            long lostUnits = 0;
            long unitDays = 0;
            int window = need.window();
            boolean inWindow = day + source.leadDays() < window;
            for (int[] demand : source.demand()) {
                long supplied = need.freeUnits();
                long lostSoFar = 0;
                for (int t = 0; t < window; t++) {
                    supplied += need.arrivals()[t];
                    if (t == day + source.leadDays()) {
                        supplied += units;
                    }
                    long excess = demand[t + 1] - lostSoFar - supplied;
                    lostSoFar += Math.max(0, Math.min(excess, demand[t + 1] - demand[t]));
                    unitDays += Math.max(0, supplied + lostSoFar - demand[t + 1]);
                }
                long left = Math.max(0, supplied + lostSoFar - demand[window]) + (inWindow ? 0 : units);
                long sold = demand[window];
                unitDays += sold == 0 ? 365 * left : Math.min(365 * left, left * left * window / (2 * sold));
                lostUnits += lostSoFar;
            }
            holding += rounded(unitDays * need.holdingMicrosPerDay(), 10_000L * source.demand().length);
            lost += rounded(lostUnits * need.marginMicros(), 10_000L * source.demand().length);
        }

        private static long rounded(long amount, long divisor) {
            return Math.floorDiv(amount + divisor / 2, divisor);
        }
    }
}
