package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.planning.horizon.BestResponse.Talk;

/**
 * Searches over what one supplier sends to one warehouse in which week. A week is given up, opened, emptied by a truck or moved to the next: the lane's items
 * first settle it among themselves at a price per truckload, then answer one by one to what trucks really cost. What is cheaper for the whole plan stays.
 */
final class LaneSearch {

    private final HorizonProblem problem;
    private final HorizonLedger ledger;
    private final BestResponse response;
    private final BooleanSupplier stop;
    private final Random random;
    private final int[][] itemsOfLane;
    private final int weeks;
    private long moves;

    LaneSearch(HorizonProblem problem, HorizonLedger ledger, BestResponse response, long seed, BooleanSupplier stop) {
        this.problem = problem;
        this.ledger = ledger;
        this.response = response;
        this.stop = stop;
        this.random = new Random(seed);
        this.weeks = problem.weeks();
        this.itemsOfLane = itemsOfLane();
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

    /** Every item answers once, in any order; whether anything changed. */
    boolean sweep() {
        return answer(shuffled(IntStream.range(0, problem.items().size()).toArray()), Talk.none(weeks)).length > 0;
    }

    /** Until told to stop. */
    void run() {
        for (int pass = 0; pass < 5 && !stop.getAsBoolean() && sweep(); pass++) {
            moves += problem.items().size();
        }
        while (!stop.getAsBoolean()) {
            int lane = random.nextInt(itemsOfLane.length);
            int week = random.nextInt(weeks);
            if (itemsOfLane[lane].length > 0) {
                attempt(lane, week);
            }
        }
    }

    private void attempt(int lane, int week) {
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        if (!supplier.takesOrders()[week] || week + supplier.leadWeeks() >= weeks) {
            return;
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
    }

    private void judge(int lane, Talk talk) {
        int[] items = itemsOfLane[lane];
        int[][] before = Arrays.stream(items).mapToObj(this::packs).toArray(int[][]::new);
        long hard = ledger.hard();
        long cost = ledger.cost();
        int[] moved = answer(items, talk);
        if (moved.length > 0) {
            answer(shuffled(moved), Talk.none(weeks));
            if (ledger.hard() >= hard && ledger.cost() < cost + cost / 1_000) {
                answer(shuffled(items), Talk.none(weeks));
            }
        }
        if (ledger.hard() < hard || ledger.hard() == hard && ledger.cost() > cost) {
            for (int at = 0; at < items.length; at++) {
                set(items[at], before[at]);
            }
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
