package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.quartermaster.replenishment.AheadItem.Frame;
import org.quartermaster.replenishment.LineFacts.Gap;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;
import org.quartermaster.replenishment.planning.horizon.HorizonSupplier;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.simulation.Supply;

/**
 * The joint plan of a horizon for the lines of one supplier, from the same netted positions, forecasts, lead times and terms as the plan of the night.
 *
 * @param problem    what is planned; the only supplier has index 0
 * @param items      its items, by index
 * @param warehouses identities of the warehouses, by index
 * @param leftOut    lines that would order too and are beyond the greatest number, as they order for the least money
 * @param broken     lines whose numbers contradict each other
 */
record AheadProblem(HorizonProblem problem, List<AheadItem> items, List<Integer> warehouses, List<AheadItem> leftOut, List<LineFacts> broken) {

    /** Weeks that are shown. */
    static final int WEEKS = 12;
    /** Weeks in which orders are placed: some beyond, or the last ones shown would order little, as if nothing sold afterwards. */
    static final int PLANNED = WEEKS + 4;
    private static final int MOST_LEAD_WEEKS = 40;
    private static final int DAYS = 7;

    /**
     * What all orders to the supplier have in common.
     *
     * @param orderMicros   cost of one more order
     * @param minimumMicros least value of one order; 0: none
     * @param takesOrdersOn whether orders can be placed so many days after the planning day
     */
    record Seller(int id, long orderMicros, long minimumMicros, Truck truck, IntPredicate takesOrdersOn) {
    }

    /**
     * How it is asked.
     *
     * @param scenarios sampled futures, ≥ 1
     * @param mostItems lines that are planned at most, ≥ 1
     */
    record Effort(int scenarios, int mostItems, long seed) {
    }

    /** @param room centilitres left by warehouse beside everything that lies there; a missing one is not limited */
    static AheadProblem of(Seller seller, List<LineFacts> lines, Map<Integer, Long> room, Effort effort) {
        LeadTime usual = usual(lines);
        int[] first = firstDays(seller);
        int lead = shortest(usual, first);
        var frame = new Frame(PLANNED + lead, effort.scenarios(), AheadItem.week(usual.days()), effort.seed());
        var items = new ArrayList<AheadItem>();
        var broken = new ArrayList<LineFacts>();
        for (LineFacts facts : lines) {
            try {
                AheadItem item = AheadItem.of(facts, frame);
                if (!item.lasts()) {
                    items.add(item);
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                broken.add(facts.without(new Gap("invalid", String.valueOf(e.getMessage()))));
            }
        }
        items.sort(Comparator.comparingDouble(AheadItem::needMicros).reversed());
        int most = Math.min(items.size(), effort.mostItems());
        return of(List.copyOf(items.subList(0, most)), supplier(seller, usual, first, lead, frame), room, frame).with(List.copyOf(items.subList(most, items.size())), broken);
    }

    private static AheadProblem of(List<AheadItem> items, HorizonSupplier supplier, Map<Integer, Long> room, Frame frame) {
        List<Integer> warehouses = items.stream().map(item -> item.facts().warehouseId()).distinct().sorted().toList();
        var asked = new ArrayList<HorizonItem>();
        for (AheadItem item : items) {
            asked.add(item.at(asked.size(), warehouses.indexOf(item.facts().warehouseId())));
        }
        long[] rooms = warehouses.stream().mapToLong(id -> room.containsKey(id) ? Math.max(room.get(id) + lying(items, id), unavoidable(asked, warehouses.indexOf(id)))
                : HorizonProblem.UNLIMITED).toArray();
        long[] budget = new long[frame.weeks()];
        Arrays.fill(budget, HorizonProblem.UNLIMITED);
        return new AheadProblem(new HorizonProblem(frame.weeks(), frame.scenarios(), List.of(supplier), rooms, budget, false, asked), items, warehouses, List.of(), List.of());
    }

    private AheadProblem with(List<AheadItem> notPlanned, List<LineFacts> contradicting) {
        return new AheadProblem(problem, items, warehouses, notPlanned, List.copyOf(contradicting));
    }

    /** Centilitres that the items themselves take today. */
    private static long lying(List<AheadItem> items, int warehouse) {
        return items.stream().map(AheadItem::facts).filter(facts -> facts.warehouseId() == warehouse)
                .mapToLong(facts -> Math.max(0, facts.position().holdings().onHand()) * NeedOf.centilitres(facts.sku())).sum();
    }

    /** Centilitres that are taken at some week's end although nothing is ordered: no plan could keep to less. */
    private static long unavoidable(List<HorizonItem> items, int warehouse) {
        long most = 0;
        for (int week = 0; !items.isEmpty() && week < items.getFirst().need()[0].length; week++) {
            long taken = 0;
            for (HorizonItem item : items) {
                for (int[] need : item.need()) {
                    taken += item.warehouse() == warehouse ? (long) Math.max(0, -need[week]) * item.centilitres() : 0;
                }
            }
            most = Math.max(most, Math.ceilDiv(taken, items.getFirst().need().length));
        }
        return most;
    }

    /** Cost of what is owed in a warehouse before any order can arrive, whatever is planned: micros summed over the scenarios. */
    long unavoidableMicros(int warehouse) {
        HorizonSupplier supplier = problem.suppliers().getFirst();
        int order = 0;
        while (order < problem.weeks() && !supplier.takesOrders()[order]) {
            order++;
        }
        long micros = 0;
        for (HorizonItem item : problem.items()) {
            for (int k = 0; k < problem.scenarios() && item.warehouse() == warehouse; k++) {
                int arrival = order < problem.weeks() ? Math.min(problem.weeks(), supplier.arrivals()[k][order]) : problem.weeks();
                micros += Arrays.stream(item.need()[k], 0, arrival).mapToLong(units -> Math.max(0, units)).sum() * item.shortMicros();
            }
        }
        return micros;
    }

    // ---- lead times

    /** The lead time in the middle, every line counting by the money that it turns over. */
    private static LeadTime usual(List<LineFacts> lines) {
        List<LineFacts> byDays = lines.stream().sorted(Comparator.comparingInt(facts -> facts.first().offer().leadTime().days())).toList();
        double half = byDays.stream().mapToDouble(AheadProblem::turnover).sum() / 2;
        for (LineFacts facts : byDays) {
            half -= turnover(facts);
            if (half <= 0) {
                return facts.first().offer().leadTime();
            }
        }
        return LeadTime.stated(DAYS);
    }

    private static double turnover(LineFacts facts) {
        return facts.demand().mean(WEEKS * DAYS) * facts.first().offer().unitCostMicros();
    }

    /** {@code [week]} first day of the week, 0…6, on which orders can be placed; −1: none. */
    private static int[] firstDays(Seller seller) {
        int[] first = new int[PLANNED];
        for (int week = 0; week < PLANNED; week++) {
            int day = 0;
            while (day < DAYS && !seller.takesOrdersOn().test(DAYS * week + day)) {
                day++;
            }
            first[week] = day < DAYS ? day : -1;
        }
        return first;
    }

    /** Weeks from order to receipt when nothing is late. */
    private static int shortest(LeadTime usual, int[] first) {
        int offset = Arrays.stream(first).filter(day -> day >= 0).min().orElse(0);
        int days = Supply.of(usual).likelyDays().stream().mapToInt(Integer::intValue).min().orElse(0);
        return Math.min(MOST_LEAD_WEEKS, AheadItem.week(days + offset));
    }

    private static HorizonSupplier supplier(Seller seller, LeadTime usual, int[] first, int lead, Frame frame) {
        boolean[] takesOrders = new boolean[frame.weeks()];
        for (int week = 0; week < PLANNED; week++) {
            takesOrders[week] = first[week] >= 0;
        }
        List<Integer> likely = Supply.of(usual).likelyDays();
        var random = new Random(frame.seed());
        int[][] arrivals = new int[frame.scenarios()][frame.weeks()];
        for (int[] scenario : arrivals) {
            for (int week = 0; week < scenario.length; week++) {
                int offset = takesOrders[week] ? first[week] : DAYS - 1;
                int arrival = AheadItem.week(DAYS * week + offset + likely.get(random.nextInt(likely.size())));
                scenario[week] = Math.max(Math.max(arrival, week + lead), week == 0 ? 0 : scenario[week - 1]);
            }
        }
        return new HorizonSupplier(seller.id(), seller.orderMicros(), seller.minimumMicros(), 0, Math.max(1, Math.round(seller.truck().litres() * 100)),
                Math.max(1, Math.round(seller.truck().kilograms() * 1_000)), lead, takesOrders, arrivals);
    }
}
