package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.ScenarioResult.Sum;
import org.quartermaster.shared.SkuRange;

/**
 * A scenario on its way through all lines: an estimate from the first lines on, exact when it is {@link #isDone() done}.
 *
 * <p>The lines are looked at in shards of whole SKUs in random order, so that at any moment those seen are a cluster sample without replacement; totals are scaled by
 * the share of shards, and their error is 1.96·M·s·√((1 − m/M)/m) from the spread s between m of M shards (Cochran 1977, §9.3).
 *
 * <p>Lines are added up as they come and forgotten, but for those that change most. Only a budget needs them again, as the line at which it is spent moves with every
 * part: then those that are ordered on either side are kept, as numbers and in order, so that a new part is merged in and the whole is passed through once.
 */
public final class ScenarioRun {

    /** Lines that are told one by one. */
    static final int MOST_TOLD = 500;
    private static final long SEED = 1;
    private static final double CONFIDENCE = 1.96;

    private final Scenario scenario;
    private final Everywhere everywhere;
    private final List<SkuRange> shards;
    private final ScenarioSums sums = new ScenarioSums(MOST_TOLD);
    private final List<ScenarioLine> byReturn = new ArrayList<>();
    private int done;
    private double meanDifference;
    private double squares;
    private long looked;
    private long nanos;

    ScenarioRun(Scenario scenario, Everywhere everywhere, List<SkuRange> shards) {
        this.scenario = scenario;
        this.everywhere = everywhere;
        this.shards = new ArrayList<>(shards);
        Collections.shuffle(this.shards, new Random(SEED));
    }

    Scenario scenario() {
        return scenario;
    }

    Everywhere everywhere() {
        return everywhere;
    }

    /** The next SKUs to look at. */
    SkuRange next() {
        return shards.get(done);
    }

    /** @param lines all of the shard that the scenario speaks of */
    void add(List<ScenarioLine> lines, long took) {
        double difference = 0;
        for (ScenarioLine line : lines) {
            difference += line.differenceCents() / 100.0;
            if (scenario.budget() == null) {
                sums.add(line);
            } else if (line.isOrdered()) {
                byReturn.add(line);
            }
        }
        spread(difference);
        looked += lines.size();
        nanos += took;
    }

    /** Mean and spread as the shards come (Welford 1962). */
    private void spread(double difference) {
        done++;
        double before = difference - meanDifference;
        meanDifference += before / done;
        squares += before * (difference - meanDifference);
    }

    /** Whether every line was looked at. */
    public boolean isDone() {
        return done == shards.size();
    }

    /** Share of the lines that were looked at, 0…1. */
    public double share() {
        return shards.isEmpty() ? 1 : done / (double) shards.size();
    }

    long looked() {
        return looked;
    }

    long millis() {
        return nanos / 1_000_000;
    }

    /** Lines there are, estimated until it is done. */
    long of() {
        return isDone() ? looked : Math.round(looked / share());
    }

    /** What was looked at, with the budget applied; of a part of the lines, that part of the budget. */
    ScenarioSums sums() {
        if (scenario.budget() == null) {
            return sums;
        }
        BigDecimal budget = isDone() ? scenario.budget() : scenario.budget().multiply(BigDecimal.valueOf(share()));
        return within(budget.movePointRight(2).setScale(0, RoundingMode.FLOOR).longValue());
    }

    /** The lines of the best return first until the money is spent, as the cut line of the worklist does; the others wait. */
    private ScenarioSums within(long budgetCents) {
        byReturn.sort(ScenarioLine.BY_RETURN);
        var within = new ScenarioSums(MOST_TOLD);
        long spent = 0;
        for (ScenarioLine line : byReturn) {
            spent += line.afterCents();
            within.add(spent <= budgetCents ? line : line.cut());
        }
        return within;
    }

    /** One side of all lines, scaled up until it is done. */
    Sum scaled(ScenarioSums.Side side) {
        return new Sum((int) scaled(side.lines()), money(side.cents()), money(side.saves()));
    }

    /** An amount of what was looked at, for all lines. */
    long scaled(long amount) {
        return isDone() ? amount : Math.round(amount / share());
    }

    private BigDecimal money(long cents) {
        return InventoryLine.money(scaled(cents));
    }

    /** By how much the difference of the values may be off, 95 of 100 times, company currency; 0 when it is done, null while that cannot be told. */
    BigDecimal uncertainty() {
        if (isDone() || done < 2) {
            return isDone() ? BigDecimal.ZERO : null;
        }
        double variance = squares / (done - 1);
        return BigDecimal.valueOf(CONFIDENCE * shards.size() * Math.sqrt(variance * (1 - share()) / done)).setScale(2, RoundingMode.HALF_UP);
    }
}
