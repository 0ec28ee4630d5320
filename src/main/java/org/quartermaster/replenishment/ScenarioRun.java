package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.ScenarioResult.Side;
import org.quartermaster.replenishment.ScenarioResult.Sum;
import org.quartermaster.shared.SkuRange;

/**
 * A scenario on its way through all lines: an estimate from the first lines on, exact when it is {@link #isDone() done}.
 *
 * <p>The lines are looked at in shards of whole SKUs in random order, so that at any moment those seen are a cluster sample without replacement; totals are scaled by
 * the share of shards, and their error is 1.96·M·s·√((1 − m/M)/m) from the spread s between m of M shards (Cochran 1977, §9.3). Only lines that are ordered on
 * either side are kept.
 */
public final class ScenarioRun {

    private static final long SEED = 1;
    private static final double CONFIDENCE = 1.96;

    private final Scenario scenario;
    private final Everywhere everywhere;
    private final List<SkuRange> shards;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Double> differences = new ArrayList<>();
    private long looked;
    private long nanos;

    /** One line that is ordered as things are, in the scenario, or both. */
    record Pair(SkuFacts sku, int warehouseId, Side before, Side after, String reason) {
        Pair cut() {
            return new Pair(sku, warehouseId, before, new Side(after.supplierId(), 0, BigDecimal.ZERO, BigDecimal.ZERO), "budget");
        }

        boolean isChanged() {
            return before.units() != after.units() || after.units() > 0 && before.supplierId() != after.supplierId();
        }

        double returnRate() {
            return after.value().signum() == 0 ? 0 : after.saves().doubleValue() / after.value().doubleValue();
        }
    }

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
        return shards.get(differences.size());
    }

    /** @param lines all of the shard that the scenario speaks of */
    void add(List<Pair> lines, long took) {
        lines.stream().filter(pair -> pair.before().units() > 0 || pair.after().units() > 0).forEach(pairs::add);
        differences.add(lines.stream().mapToDouble(pair -> pair.after().value().subtract(pair.before().value()).doubleValue()).sum());
        looked += lines.size();
        nanos += took;
    }

    /** Whether every line was looked at. */
    public boolean isDone() {
        return differences.size() == shards.size();
    }

    /** Share of the lines that were looked at, 0…1. */
    public double share() {
        return shards.isEmpty() ? 1 : differences.size() / (double) shards.size();
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

    /** The lines with the budget applied; of a part of the lines, to that part of the budget. */
    List<Pair> within() {
        return scenario.budget() == null ? pairs : within(isDone() ? scenario.budget() : scenario.budget().multiply(BigDecimal.valueOf(share())));
    }

    /** The lines of the best return first until the money is spent, as the cut line of the worklist does; the others wait. */
    private List<Pair> within(BigDecimal budget) {
        Map<Pair, Boolean> bought = new LinkedHashMap<>();
        BigDecimal spent = BigDecimal.ZERO;
        for (Pair pair : pairs.stream().sorted(Comparator.comparingDouble(Pair::returnRate).reversed()).toList()) {
            spent = spent.add(pair.after().value());
            bought.put(pair, spent.compareTo(budget) <= 0);
        }
        return pairs.stream().map(pair -> pair.after().units() == 0 || bought.get(pair) ? pair : pair.cut()).toList();
    }

    /** The sum of all lines, scaled up until it is done. */
    Sum sum(List<Side> sides) {
        BigDecimal value = sides.stream().map(Side::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal saves = sides.stream().map(Side::saves).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sum((int) scaled(sides.stream().filter(side -> side.units() > 0).count()), scaled(value), scaled(saves));
    }

    /** An amount of what was looked at, for all lines. */
    long scaled(long amount) {
        return isDone() ? amount : Math.round(amount / share());
    }

    private BigDecimal scaled(BigDecimal amount) {
        return isDone() ? amount : amount.divide(BigDecimal.valueOf(share()), 2, java.math.RoundingMode.HALF_UP);
    }

    /** By how much the difference of the values may be off, 95 of 100 times, company currency; 0 when it is done. */
    BigDecimal uncertainty() {
        int m = differences.size();
        if (isDone() || m < 2) {
            return isDone() ? BigDecimal.ZERO : null;
        }
        double mean = differences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double variance = differences.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum() / (m - 1);
        return BigDecimal.valueOf(CONFIDENCE * shards.size() * Math.sqrt(variance * (1 - share()) / m)).setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
