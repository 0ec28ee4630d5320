package org.quartermaster.replenishment;

import java.util.Arrays;
import java.util.List;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonSource;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.simulation.Futures;
import org.quartermaster.replenishment.simulation.Supply;

/**
 * One line as an item of the joint plan of a horizon.
 *
 * @param facts the line
 * @param packs order multiples that the plan counts as one, ≥ 1: more than one where the line could order very many
 * @param need  {@code [scenario][week]} cumulative demand until the week's end less the line's netted position then, units, as seen from the weeks in which a usual order arrives
 */
record AheadItem(LineFacts facts, int packs, int[][] need) {

    /** What arrives until the middle of a week counts from that week on, as stock and debts are counted at its end. */
    static final int MIDDLE = 3;
    private static final int DAYS = 7;
    private static final int STEPS = 300;
    private static final int AFTERWARDS_DAYS = 14;

    /**
     * What all items share.
     *
     * @param weeks     weeks of the problem
     * @param scenarios how many scenarios
     * @param lead      week after the order in which one with the supplier's usual lead time arrives
     * @param seed      of the draws
     */
    record Frame(int weeks, int scenarios, int lead, long seed) {
    }

    /** @throws IllegalArgumentException or ArithmeticException if numbers of the line contradict each other */
    static AheadItem of(LineFacts facts, Frame frame) {
        int levels = mostOrdered(facts.first(), frame.weeks())[frame.weeks() - 1] / facts.first().offer().multiple();
        return new AheadItem(facts, Math.max(1, Math.ceilDiv(levels, STEPS)), need(facts, frame));
    }

    /** The week in which something counts that arrives {@code day} days after the planning day. */
    static int week(int day) {
        return Math.floorDiv(day + MIDDLE, DAYS);
    }

    Line line() {
        return facts.first();
    }

    /** Units of one pack of the plan. */
    int multiple() {
        return line().offer().multiple() * packs;
    }

    /** Expected price of what is needed until the end, micros. */
    double needMicros() {
        return Arrays.stream(need).mapToDouble(weeks -> Math.max(0, weeks[weeks.length - 1])).average().orElse(0) * line().offer().unitCostMicros();
    }

    /** Whether stock and inbound last in every scenario. */
    boolean lasts() {
        return Arrays.stream(need).allMatch(weeks -> Arrays.stream(weeks).allMatch(units -> units <= 0));
    }

    /** A lead time that is some weeks longer than the usual one is met by looking at the need so many weeks later. */
    private static int[][] need(LineFacts facts, Frame frame) {
        Line line = facts.first();
        int shift = Math.max(-frame.lead(), week(line.offer().leadTime().days()) - frame.lead());
        int weeks = frame.weeks() + Math.max(0, shift);
        long seed = frame.seed() + 1_000_003L * facts.sku().id().value() + facts.warehouseId();
        int[][] sold = Futures.draw(line.uncertainDemand(), Supply.certain(0), DAYS * weeks, frame.scenarios(), seed).demand();
        int[][] need = new int[frame.scenarios()][frame.weeks()];
        for (int k = 0; k < need.length; k++) {
            int[] open = open(line, sold[k], weeks);
            for (int t = 0; t < frame.weeks(); t++) {
                need[k][t] = t + shift < 0 ? floor(line) - line.position().at(0) : open[t + shift];
            }
        }
        return need;
    }

    /** {@code [week]} what is asked for until the week's end beyond the position then. */
    private static int[] open(Line line, int[] sold, int weeks) {
        int[] open = new int[weeks];
        int drawn = 0;
        for (int week = 0; week < weeks; week++) {
            for (int day = DAYS * week; day < DAYS * (week + 1); day++) {
                drawn += sold[day];
            }
            int end = DAYS * (week + 1);
            double known = Math.max(0, line.demand().mean(end) - line.uncertainDemand().mean(end));
            open[week] = drawn + (int) Math.round(known) + floor(line) - line.position().at(DAYS * week + MIDDLE);
        }
        return open;
    }

    /** Safety stock that the rules ask for whatever it costs. */
    private static int floor(Line line) {
        return Math.max(line.rules().limits().floorUnits(), (int) Math.ceil(line.demand().mean(line.rules().minimumCoverDays())));
    }

    /** {@code [week]} most units ordered until then: as much as sells within the greatest cover or the shelf life after arrival; at least one order. */
    private static int[] mostOrdered(Line line, int weeks) {
        Offer offer = line.offer();
        int cover = Math.max(line.cycleDays(), Math.min(line.rules().maximumCoverDays(), line.shelfLifeDays()));
        int[] most = new int[weeks];
        int before = offer.roundedUp(1);
        for (int week = 0; week < weeks; week++) {
            int day = DAYS * (week + 1) + offer.leadTime().days() + cover;
            int upTo = line.demand().over(day).quantile(Math.min(0.9999, line.rules().serviceLevel())) + floor(line);
            before = Math.max(before, offer.roundedUp(upTo - line.position().at(day)));
            most[week] = before;
        }
        return most;
    }

    /** @param id position in the problem */
    HorizonItem at(int id, int warehouse) {
        Line line = line();
        double rate = line.demand().rate(DAYS * need[0].length);
        long lineMicros = line.rules().lineCostCents() * 10_000;
        long hold = Math.max(1, Math.round(line.holdingMicrosPerDay() * DAYS));
        long left = Math.round(lineMicros / Math.max(1, rate * line.cycleDays()));
        int leftUnits = (int) Math.ceil(rate * (line.offer().leadTime().days() + AFTERWARDS_DAYS));
        int[] most = Arrays.stream(mostOrdered(line, need[0].length)).map(units -> Math.ceilDiv(units, multiple()) * multiple()).toArray();
        return new HorizonItem(id, warehouse, need, List.of(source(most[most.length - 1])), lowestPrice(line.offer()), hold, shortage(line, hold), left, leftUnits,
                lineMicros, 0, whole(NeedOf.centilitres(facts.sku())), grams(facts.sku()), most);
    }

    private HorizonSource source(int most) {
        Offer offer = line().offer();
        int least = Math.ceilDiv(offer.minimumQuantity(), multiple());
        int packsOfLine = Math.max(least, Math.min(most, line().rules().limits().capUnits()) / multiple());
        return new HorizonSource(0, offer.unitCostMicros(), offer.priceBreaks(), offer.minimumQuantity(), multiple(), packsOfLine, new int[0], new int[0]);
    }

    /** What excess stock is worth: no more than it could have cost, so that nobody buys for a price break alone. */
    private static long lowestPrice(Offer offer) {
        return offer.priceBreaks().stream().mapToLong(Offer.PriceBreak::unitCostMicros).reduce(offer.unitCostMicros(), Math::min);
    }

    /**
     * What a unit owed for a week costs: its margin, or what makes the rule's service level α the cheapest where that is more. Stock up to S costs least where P(need ≤ S) = p/(p + h) (newsvendor), so p = h·α/(1 − α);
     * worked number: h = 0.01, α = 0.95 gives 0.19.
     */
    private static long shortage(Line line, long hold) {
        double level = line.rules().serviceLevel();
        return line.rules().method() == Method.ECONOMIC ? line.marginMicros() : Math.max(line.marginMicros(), Math.round(hold * level / (1 - level)));
    }

    private static int grams(SkuFacts sku) {
        return Double.isNaN(sku.weightKg()) ? 0 : whole(Math.round(sku.weightKg() * 1_000));
    }

    private static int whole(long value) {
        return (int) Math.clamp(value, 0, Integer.MAX_VALUE);
    }
}
