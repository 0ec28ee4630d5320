package org.quartermaster.replenishment.policy.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Guaranteed service in a tree of stages (Graves and Willems 2000, Manufacturing and Service Operations Management 2(1), with the correction of 2003): each
 * stage quotes a service time to those it supplies, and holds safety stock for the days it does not cover.
 *
 * <p>Stage k waits SI for its inputs, takes T to process, quotes S: its safety stock is z·σ·√(SI + T − S) and its cost h times that. Where a stage assembles,
 * SI is at least the largest S of its suppliers. The tree (of links without their direction) is cut at each stage into what hangs below it, and
 * f(k, S) resp. g(k, SI), the least cost of that part, is built from the leaves. Exact for whole service times. Worked number: the four stages of Snyder and Shen 2019,
 * example 6.5, cost 8.27792.
 */
public final class ServiceTree {

    private final List<Stage> stages;
    private final List<List<Integer>> suppliers = new ArrayList<>();
    private final List<List<Integer>> customers = new ArrayList<>();
    private final int[] longest;
    private final double[] deviation;
    private final double[][] byQuoted;
    private final double[][] byWait;
    private final int[][] waitForQuoted;
    private final int[][] quotedForWait;
    private final int[] quoted;
    private final int[] waits;

    /**
     * One stage.
     *
     * @param processingTime  T ≥ 0, whole periods
     * @param holdingCost     h ≥ 0 per unit of safety stock
     * @param externalWait    how long inputs from outside take, periods ≥ 0
     * @param quotedAtMost    greatest service time promised to outside customers; {@link #NO_LIMIT} when it has none
     * @param demandDeviation standard deviation of outside demand per period, ≥ 0; 0 when it has none
     * @param safetyFactor    z
     * @param suppliers       indexes of the stages that supply it
     */
    public record Stage(int processingTime, double holdingCost, int externalWait, int quotedAtMost, double demandDeviation, double safetyFactor,
            List<Integer> suppliers) {
        public static final int NO_LIMIT = Integer.MAX_VALUE;

        public Stage {
            suppliers = List.copyOf(suppliers);
            if (processingTime < 0 || !(holdingCost >= 0) || externalWait < 0 || quotedAtMost < 0 || !(demandDeviation >= 0)) {
                throw new IllegalArgumentException("Processing time (%d), holding cost (%s), wait (%d), quoted time (%d) and deviation (%s) must be ≥ 0."
                        .formatted(processingTime, holdingCost, externalWait, quotedAtMost, demandDeviation));
            }
        }
    }

    /**
     * @param quoted service time by stage
     * @param cost   of all safety stock
     */
    public record Answer(List<Integer> quoted, double cost) {
    }

    private ServiceTree(List<Stage> stages) {
        this.stages = stages;
        int count = stages.size();
        longest = new int[count];
        deviation = new double[count];
        byQuoted = new double[count][];
        byWait = new double[count][];
        waitForQuoted = new int[count][];
        quotedForWait = new int[count][];
        quoted = new int[count];
        waits = new int[count];
        stages.forEach(_ -> customers.add(new ArrayList<>()));
        for (int i = 0; i < count; i++) {
            suppliers.add(stages.get(i).suppliers());
            for (int supplier : suppliers.get(i)) {
                customers.get(supplier).add(i);
            }
        }
    }

    /** @throws IllegalArgumentException if the stages are not one tree */
    public static Answer best(List<Stage> stages) {
        int links = stages.stream().mapToInt(stage -> stage.suppliers().size()).sum();
        if (stages.isEmpty() || links != stages.size() - 1) {
            throw new IllegalArgumentException("%d stages with %d links are not a tree.".formatted(stages.size(), links));
        }
        var tree = new ServiceTree(stages);
        if (tree.connected() != stages.size()) {
            throw new IllegalArgumentException("The links of the %d stages go round in a circle.".formatted(stages.size()));
        }
        return tree.best();
    }

    /** How many stages hang together with the first. */
    private int connected() {
        var seen = new HashSet<>(List.of(0));
        var open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int stage = open.pop();
            Stream.concat(suppliers.get(stage).stream(), customers.get(stage).stream()).filter(seen::add).forEach(open::push);
        }
        return seen.size();
    }

    private Answer best() {
        Arrays.fill(longest, -1);
        Arrays.fill(deviation, -1);
        for (int i = 0; i < stages.size(); i++) {
            longest(i);
            deviation(i);
        }
        build(0, -1);
        int wait = 0;
        for (int si = 1; si < byWait[0].length; si++) {
            wait = byWait[0][si] < byWait[0][wait] ? si : wait;
        }
        double cost = byWait[0][wait];
        if (Double.isInfinite(cost)) {
            throw new IllegalArgumentException("No service times keep what is promised to outside customers.");
        }
        waits[0] = wait;
        quoted[0] = quotedForWait[0][wait];
        trace(0, -1);
        return new Answer(Arrays.stream(quoted).boxed().toList(), cost);
    }

    /** The longest time that it can take until a stage has processed. */
    private int longest(int stage) {
        if (longest[stage] < 0) {
            int wait = stages.get(stage).externalWait();
            for (int supplier : suppliers.get(stage)) {
                wait = Math.max(wait, longest(supplier));
            }
            longest[stage] = wait + stages.get(stage).processingTime();
        }
        return longest[stage];
    }

    /** σ of what a stage is asked for: variances of its customers and of outside demand add up. */
    private double deviation(int stage) {
        if (deviation[stage] < 0) {
            double variance = stages.get(stage).demandDeviation() * stages.get(stage).demandDeviation();
            for (int customer : customers.get(stage)) {
                variance += deviation(customer) * deviation(customer);
            }
            deviation[stage] = Math.sqrt(variance);
        }
        return deviation[stage];
    }

    private void build(int stage, int parent) {
        for (int supplier : suppliers.get(stage)) {
            if (supplier != parent) {
                build(supplier, stage);
            }
        }
        for (int customer : customers.get(stage)) {
            if (customer != parent) {
                build(customer, stage);
            }
        }
        int times = longest[stage] + 1;
        byQuoted[stage] = filled(times);
        byWait[stage] = filled(times);
        waitForQuoted[stage] = new int[times];
        quotedForWait[stage] = new int[times];
        double[] outputs = new double[times];
        for (int s = 0; s < times; s++) {
            outputs[s] = outputs(stage, parent, s);
        }
        for (int wait = stages.get(stage).externalWait(); wait <= longest[stage] - stages.get(stage).processingTime(); wait++) {
            double inputs = inputs(stage, parent, wait);
            for (int s = 0; s <= Math.min(wait + stages.get(stage).processingTime(), stages.get(stage).quotedAtMost()); s++) {
                keep(stage, wait, s, inputs + own(stage, wait, s) + outputs[s]);
            }
        }
    }

    private void keep(int stage, int wait, int s, double cost) {
        if (cost < byQuoted[stage][s]) {
            byQuoted[stage][s] = cost;
            waitForQuoted[stage][s] = wait;
        }
        if (cost < byWait[stage][wait]) {
            byWait[stage][wait] = cost;
            quotedForWait[stage][wait] = s;
        }
    }

    private double own(int stage, int wait, int s) {
        Stage one = stages.get(stage);
        return one.holdingCost() * one.safetyFactor() * deviation[stage] * Math.sqrt(wait + one.processingTime() - s);
    }

    /** The least cost of what hangs on the suppliers when none of them may quote more than {@code wait}. */
    private double inputs(int stage, int parent, int wait) {
        double sum = 0;
        for (int supplier : suppliers.get(stage)) {
            sum += supplier == parent ? 0 : byQuoted[supplier][cheapestUpTo(byQuoted[supplier], wait)];
        }
        return sum;
    }

    /** The least cost of what hangs on the customers when each waits at least {@code s}. */
    private double outputs(int stage, int parent, int s) {
        double sum = 0;
        for (int customer : customers.get(stage)) {
            sum += customer == parent ? 0 : byWait[customer][cheapestFrom(byWait[customer], s)];
        }
        return sum;
    }

    private static int cheapestUpTo(double[] cost, int last) {
        int best = 0;
        for (int i = 1; i <= Math.min(last, cost.length - 1); i++) {
            best = cost[i] < cost[best] ? i : best;
        }
        return best;
    }

    /** The cheapest wait of at least {@code first}; of equals the shortest, so that no stage waits longer than its inputs take. */
    private static int cheapestFrom(double[] cost, int first) {
        int best = first;
        for (int i = first + 1; i < cost.length; i++) {
            best = cost[i] < cost[best] - 1e-12 * Math.abs(cost[best]) || Double.isInfinite(cost[best]) ? i : best;
        }
        return best;
    }

    private static double[] filled(int times) {
        double[] cost = new double[times];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        return cost;
    }

    private void trace(int stage, int parent) {
        for (int supplier : suppliers.get(stage)) {
            if (supplier != parent) {
                quoted[supplier] = cheapestUpTo(byQuoted[supplier], waits[stage]);
                waits[supplier] = waitForQuoted[supplier][quoted[supplier]];
                trace(supplier, stage);
            }
        }
        for (int customer : customers.get(stage)) {
            if (customer != parent) {
                waits[customer] = cheapestFrom(byWait[customer], quoted[stage]);
                quoted[customer] = quotedForWait[customer][waits[customer]];
                trace(customer, stage);
            }
        }
    }
}
