package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.planning.horizon.BestResponse.Talk;

/**
 * Searches over what one supplier sends to one warehouse in which week. A week is given up, opened, emptied by a truck or moved to the next: the lane's items
 * first settle it among themselves at a price per truckload, then answer one by one to what trucks really cost. What is cheaper for the whole plan stays, and
 * at first what is a little dearer too (Kirkpatrick, Gelatt and Vecchi 1983); budgets and room may be exceeded for a while, at a price ({@link Strain}).
 */
final class LaneSearch {

    private static final double WARMTH = 0.1;
    private static final int ADAPT_EVERY = 5;

    private final HorizonProblem problem;
    private final HorizonLedger ledger;
    private final BestResponse response;
    private final Strain strain;
    private final DoubleSupplier spent;
    private final Supplier<int[]> suggestions;
    private final Random random;
    private final int[][] itemsOfLane;
    private final int weeks;
    private final double warmth;
    private int[] best;
    private volatile double bestCost;
    private volatile long bestHard;
    private double repairedAt = Double.MAX_VALUE;
    private long moves;

    /**
     * @param suggestions other plans that may break rules, one by one; null where there is none
     * @param spent       share of the time that is over: 1 and the search stops
     */
    LaneSearch(HorizonProblem problem, HorizonLedger ledger, BestResponse response, Strain strain, long seed, Supplier<int[]> suggestions, DoubleSupplier spent) {
        this.problem = problem;
        this.ledger = ledger;
        this.response = response;
        this.strain = strain;
        this.spent = spent;
        this.suggestions = suggestions;
        this.random = new Random(seed);
        this.weeks = problem.weeks();
        this.itemsOfLane = itemsOfLane();
        this.warmth = WARMTH * problem.scenarios() * problem.suppliers().stream().mapToLong(s -> s.orderMicros() + s.truckMicros()).average().orElse(0);
        this.best = ledger.packs.clone();
        this.bestCost = ledger.cost();
        this.bestHard = ledger.hard();
    }

    private int[][] itemsOfLane() {
        var lists = new ArrayList<List<Integer>>();
        for (int lane = 0; lane < problem.suppliers().size() * problem.room().length; lane++) {
            lists.add(new ArrayList<>());
        }
        for (HorizonItem item : problem.items()) {
            item.sources().stream().map(source -> source.supplier() * problem.room().length + item.warehouse()).distinct().forEach(lane -> lists.get(lane).add(item.id()));
        }
        return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    long moves() {
        return moves;
    }

    /** The best plan so far. */
    int[] best() {
        return best;
    }

    /** What it costs; infinite while it breaks rules. */
    double bestCost() {
        return bestHard < 0 ? Double.POSITIVE_INFINITY : bestCost;
    }

    private boolean isOver() {
        return spent.getAsDouble() >= 1;
    }

    /** Every item answers once, in any order; whether anything changed. */
    boolean sweep() {
        return answer(shuffled(IntStream.range(0, problem.items().size()).toArray()), Talk.none(weeks)).length > 0;
    }

    /** Until the time is over. */
    void run() {
        for (int pass = 0; pass < 5 && !isOver() && sweep(); pass++) {
            moves += problem.items().size();
        }
        keep();
        while (!isOver()) {
            consider(suggestions.get());
            int lane = random.nextInt(itemsOfLane.length);
            int week = random.nextInt(weeks);
            if (itemsOfLane[lane].length > 0 && attempt(lane, week) && moves % ADAPT_EVERY == 0) {
                strain.adapt();
            }
        }
    }

    /** Goes on from a suggestion where that, after every item answered to it and trucks with little in them were emptied, is better than what is. */
    private void consider(int[] suggestion) {
        if (suggestion == null) {
            return;
        }
        int[] before = ledger.packs.clone();
        long rules = strain.rules();
        double merit = strain.merit();
        setAll(suggestion);
        for (int pass = 0; pass < 3 && sweep(); pass++) {
            moves += problem.items().size();
        }
        for (int lane = 0; lane < itemsOfLane.length; lane++) {
            for (int week = 0; week < weeks && !isOver(); week++) {
                double last = ledger.lastTruck(lane * weeks + week);
                if (last > 0 && last < 0.4) {
                    double[] prices = Talk.none(weeks).prices();
                    prices[week] = 1.5;
                    judge(lane, new Talk(lane, prices));
                }
            }
        }
        if (strain.rules() < rules || strain.rules() == rules && strain.merit() >= merit) {
            setAll(before);
        } else {
            keep();
        }
    }

    private void setAll(int[] packs) {
        for (HorizonItem item : problem.items()) {
            set(item.id(), Arrays.copyOfRange(packs, ledger.firstCell[item.id()], ledger.firstCell[item.id() + 1]));
        }
    }

    private boolean attempt(int lane, int week) {
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        if (!supplier.takesOrders()[week] || week + supplier.leadWeeks() >= weeks) {
            return false;
        }
        double[] prices = Talk.none(weeks).prices();
        boolean isPlaced = ledger.orderLines(lane * weeks + week) > 0;
        int kind = random.nextInt(isPlaced ? 4 : 2);
        int other = week + (random.nextBoolean() ? 1 : -1);
        prices[week] = kind < 2 ? isPlaced ? Double.POSITIVE_INFINITY : 0.3 + random.nextDouble() : 0.5 + 2 * random.nextDouble();
        if ((kind == 1 || kind == 3) && other >= 0 && other < weeks && supplier.takesOrders()[other]) {
            prices[other] = isPlaced && kind == 1 ? 0.3 + random.nextDouble() : random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : 0.5 + random.nextDouble();
        }
        moves++;
        judge(lane, new Talk(lane, prices));
        return true;
    }

    private void judge(int lane, Talk talk) {
        int[] items = itemsOfLane[lane];
        int[][] before = Arrays.stream(items).mapToObj(this::packs).toArray(int[][]::new);
        long rules = strain.rules();
        double merit = strain.merit();
        double most = merit - warmth * Math.max(0, 0.9 - spent.getAsDouble()) * Math.log(1 - random.nextDouble());
        int[] moved = answer(items, talk);
        if (moved.length > 0) {
            answer(shuffled(moved), Talk.none(weeks));
            if (strain.rules() >= rules && strain.merit() < most + 0.001 * Math.abs(merit)) {
                answer(shuffled(items), Talk.none(weeks));
            }
        }
        if (strain.rules() < rules || strain.rules() == rules && strain.merit() > most) {
            for (int at = 0; at < items.length; at++) {
                set(items[at], before[at]);
            }
        } else {
            keep();
        }
    }

    /** Keeps the plan if it is the best so far, as it stands or with what it exceeds taken away. */
    private void keep() {
        offer(ledger.packs, ledger.hard(), ledger.cost());
        if (ledger.hard() < 0 && ledger.cost() < bestCost && strain.merit() < Math.min(repairedAt, bestCost * 1.01)) {
            repairedAt = strain.merit();
            int[] packs = Repair.of(problem, ledger.packs);
            var repaired = HorizonAudit.of(problem, packs);
            offer(packs, repaired.hard(), repaired.total());
        }
    }

    private void offer(int[] packs, long hard, long cost) {
        if (hard > bestHard || hard == bestHard && cost < bestCost) {
            best = packs.clone();
            bestCost = cost;
            bestHard = hard;
        }
    }

    private int[] packs(int i) {
        return Arrays.copyOfRange(ledger.packs, ledger.firstCell[i], ledger.firstCell[i + 1]);
    }

    private void set(int i, int[] packs) {
        for (int at = 0; at < packs.length; at++) {
            ledger.set(i, at / weeks, at % weeks, packs[at]);
        }
    }

    /** The items that answered with other orders than before. */
    private int[] answer(int[] items, Talk talk) {
        return Arrays.stream(items).filter(i -> response.answer(i, talk)).toArray();
    }

    private int[] shuffled(int[] items) {
        int[] order = items.clone();
        for (int at = order.length - 1; at > 0; at--) {
            int with = random.nextInt(at + 1);
            int swap = order[at];
            order[at] = order[with];
            order[with] = swap;
        }
        return order;
    }
}
