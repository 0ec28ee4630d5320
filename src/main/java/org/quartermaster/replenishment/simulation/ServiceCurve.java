package org.quartermaster.replenishment.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;

/**
 * What a year of a line or a segment costs at each service level that the policy could aim at, all levels against the same futures. At every look the forecast is made anew.
 *
 * @param points by service level, ascending
 * @param lines  lines that were simulated
 * @param of     lines of the segment; more than {@code lines} when a sample stands for them
 */
public record ServiceCurve(List<CurvePoint> points, int lines, int of) {

    private static final double[] TARGETS = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};
    private static final int PLAYED_DAYS = 182;
    private static final int MOST_RUNS = 240;
    private static final int LEAST_FUTURES = 4;
    private static final int MOST_LINES = 60;

    /** The line by itself. */
    public static ServiceCurve of(PlayedLine line, Unmet unmet, long seed) {
        return of(List.of(line), unmet, seed);
    }

    /** Lines together; of more than {@value #MOST_LINES} every n-th stands for its neighbours. */
    public static ServiceCurve of(List<PlayedLine> lines, Unmet unmet, long seed) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("There is no line to simulate.");
        }
        int step = (lines.size() + MOST_LINES - 1) / MOST_LINES;
        var chosen = new ArrayList<LinePlay>();
        int count = (lines.size() + step - 1) / step;
        for (int i = 0; i < lines.size(); i += step) {
            chosen.add(new LinePlay(lines.get(i), unmet, Math.max(LEAST_FUTURES, MOST_RUNS / count), seed + i));
        }
        double scale = lines.size() / (double) chosen.size();
        var points = new ArrayList<CurvePoint>();
        for (double target : TARGETS) {
            points.add(point(target, chosen, scale));
        }
        return new ServiceCurve(List.copyOf(points), chosen.size(), lines.size());
    }

    private static CurvePoint point(double target, List<LinePlay> lines, double scale) {
        var all = new Outcome(0, 0, 0, 0, 0, 0, 0, 0);
        double stock = 0;
        double micros = 0;
        double holding = 0;
        double missed = 0;
        double ordering = 0;
        for (LinePlay one : lines) {
            Outcome outcome = one.at(target);
            all = all.plus(outcome);
            stock += outcome.meanStock();
            micros += outcome.meanStock() * one.line.offer().unitCostMicros();
            holding += outcome.meanStock() * one.line.holdingMicrosPerDay() * 365;
            missed += outcome.perYear(outcome.unserved() * (double) one.line.marginMicros());
            ordering += outcome.perYear(outcome.orders() * one.line.rules().lineCostCents() * 10_000.0);
        }
        return new CurvePoint(target, all.cycleService(), all.fillRate(), stock * scale, cents(micros * scale), cents(holding * scale), cents(missed * scale),
                cents(ordering * scale));
    }

    private static long cents(double micros) {
        return Math.round(micros / 10_000);
    }

    /** The point that costs least. */
    public CurvePoint cheapest() {
        return points.stream().min(Comparator.comparingLong(CurvePoint::totalCents)).orElseThrow();
    }

    /** One line with its futures, which all service levels share. */
    private static final class LinePlay {
        private final Line line;
        private final Simulator simulator;
        private final int days;
        private final int review;
        /** The line with the forecast that each look would have. */
        private final List<Line> seen = new ArrayList<>();

        LinePlay(PlayedLine played, Unmet unmet, int futures, long seed) {
            this.line = played.line();
            int lead = line.offer().leadTime().days();
            int warmUp = Math.min(364, lead + line.cycleDays());
            this.days = warmUp + PLAYED_DAYS;
            this.review = Math.max(1, Math.max(line.rules().reviewDays(), line.offer().daysToNextOrderDay()));
            DayDemand demand = DayDemand.of(line.demand(), lead + line.cycleDays());
            this.simulator = new Simulator(Futures.draw(demand, played.past(), Supply.of(line.offer().leadTime()), days, futures, seed), unmet, warmUp);
            for (int day = 0; day < days; day += review) {
                seen.add(line.expecting(demand.seenFrom(day)));
            }
        }

        Outcome at(double target) {
            int[] below = new int[days];
            int[] upTo = new int[days];
            for (int look = 0; look < seen.size(); look++) {
                Line then = seen.get(look);
                Policy.Levels levels = Policy.levels(then.with(then.rules().withServiceLevel(target)), 0, review);
                below[look * review] = levels.orderBelow();
                upTo[look * review] = levels.upTo();
            }
            return simulator.play(new StockRule(below, upTo, review, Integer.MAX_VALUE, line.offer().minimumQuantity(), line.offer().multiple()), upTo[0]);
        }
    }
}
