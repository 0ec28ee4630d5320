package org.quartermaster.replenishment.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every way to order one line and what each costs on its own: the line's part of the joint plan without anything it shares with others.
 *
 * <p>Up to {@value #MOST_STEPS} quantities per source and day are listed one by one. Beyond that neighbours share a step, which then costs the least that
 * any of them can cost: stock and with it holding never fall with the quantity, lost sales never rise.
 */
final class LineOptions {

    private static final int MOST_STEPS = 400;

    /**
     * All quantities from one source on one day.
     *
     * @param order     index of the order that it would be a line of; −1: nothing is ordered
     * @param packs     {@code [step]} least packs of the step
     * @param cents     {@code [step]} cost of the line
     * @param leastPaid {@code [step]} least price of the units, cents
     * @param mostPaid  {@code [step]} greatest price of the units, cents
     * @param units     units of a pack
     * @param best      the cheapest step
     */
    record Option(int order, int source, int day, int[] packs, long[] cents, long[] leastPaid, long[] mostPaid, int units, int best) {

        OrderChoice choice(int step) {
            return new OrderChoice(source, packs[step], day);
        }
    }

    private final Need need;

    private LineOptions(Need need) {
        this.need = need;
    }

    /** Names the order of a source and day. */
    interface Orders {
        int index(OrderKey order);
    }

    /** The options of {@code need}; a pinned one has a single quantity. */
    static List<Option> of(Need need, Orders orders) {
        return new LineOptions(need).options(orders);
    }

    private List<Option> options(Orders orders) {
        var options = new ArrayList<Option>();
        if (need.isPinned()) {
            OrderChoice only = need.optimum();
            options.add(option(need.sources().get(only.sourceIndex()), only.day(), new int[] {only.packs()}, new int[] {only.packs()}, orders));
            return options;
        }
        for (Source source : need.sources()) {
            options.add(option(source, source.offer().firstOrderDay(), new int[1], new int[1], orders));
            int least = FeasibleStart.leastPacks(source);
            int most = need.mostUnits() / source.offer().multiple();
            if (most >= least) {
                int[][] steps = steps(least, most);
                source.offer().orderDays().forEach(day -> options.add(option(source, day, steps[0], steps[1], orders)));
            }
        }
        return options;
    }

    /** First and last packs of each step. */
    private static int[][] steps(int least, int most) {
        int width = (most - least) / MOST_STEPS + 1;
        int count = (most - least) / width + 1;
        int[][] steps = new int[2][count];
        for (int i = 0; i < count; i++) {
            steps[0][i] = least + i * width;
            steps[1][i] = Math.min(most, steps[0][i] + width - 1);
        }
        return steps;
    }

    private Option option(Source source, int day, int[] first, int[] last, Orders orders) {
        int count = first.length;
        long[] cents = new long[count];
        long[] leastPaid = new long[count];
        long[] mostPaid = new long[count];
        int best = 0;
        for (int i = 0; i < count; i++) {
            paid(source, first[i], last[i], i, leastPaid, mostPaid);
            cents[i] = cents(source, day, first[i], last[i]);
            best = cents[i] < cents[best] ? i : best;
        }
        int order = last[count - 1] == 0 ? -1 : orders.index(new OrderKey(source.supplier(), need.warehouse(), day));
        return new Option(order, source.index(), day, first, cents, leastPaid, mostPaid, source.offer().multiple(), best);
    }

    private static void paid(Source source, int first, int last, int step, long[] least, long[] most) {
        least[step] = Long.MAX_VALUE;
        most[step] = Long.MIN_VALUE;
        for (int packs = first; packs <= last; packs++) {
            long price = source.offer().costCents(packs * source.offer().multiple());
            least[step] = Math.min(least[step], price);
            most[step] = Math.max(most[step], price);
        }
    }

    /** What the step costs at least; exactly when it is one quantity. */
    private long cents(Source source, int day, int first, int last) {
        LineCost few = LineCost.of(need, source, first * source.offer().multiple(), day);
        long own = fixed(source, day, first, last);
        if (first == last) {
            return few.totalCents() + own;
        }
        LineCost many = LineCost.of(need, source, last * source.offer().multiple(), day);
        long premium = Long.MAX_VALUE;
        for (int packs = first; packs <= last; packs++) {
            int units = packs * source.offer().multiple();
            premium = Math.min(premium, source.offer().costCents(units) - org.quartermaster.replenishment.policy.Offer.cents(units, need.referenceMicros()));
        }
        return premium + few.holdingCents() + many.lostCents() + own;
    }

    private long fixed(Source source, int day, int first, int last) {
        OrderChoice kept = need.reference();
        boolean isKept = kept.packs() >= first && kept.packs() <= last && (first == 0 || kept.sourceIndex() == source.index() && kept.day() == day);
        return (first > 0 ? need.lineCents() : 0) + (isKept ? 0 : need.departureCents());
    }

    /** The cheapest step when money and room have a price. */
    static int cheapest(Option option, double money, double unit) {
        if (money == 0 && unit == 0) {
            return option.best();
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < option.cents().length; i++) {
            double cost = priced(option, i, money, unit);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    /** @param money price of a cent paid, may be negative; @param unit price of a unit, ≥ 0 */
    static double priced(Option option, int step, double money, double unit) {
        return option.cents()[step] + money * (money >= 0 ? option.leastPaid()[step] : option.mostPaid()[step])
                + unit * option.units() * (double) option.packs()[step];
    }

    @Override
    public String toString() {
        return "options of " + need + ": " + Arrays.toString(need.sources().toArray());
    }
}
