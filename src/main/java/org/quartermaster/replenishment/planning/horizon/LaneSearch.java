package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
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
    /** So many attempts per week of a lane are needed to cool down from that; with fewer the search starts cooler. */
    private static final double ATTEMPTS = 40;
    /** Share of the time for whole suggestions. */
    private static final double WHOLE = 0.1;
    /** A suggestion takes about as long as so many sweeps. */
    private static final int SWEEPS = 4;
    private static final int ADAPT_EVERY = 5;

    private final HorizonProblem problem;
    private final HorizonLedger ledger;
    private final BestResponse response;
    private final Strain strain;
    private final Watch watch;
    private final Supplier<int[]> suggestions;
    private final Random random;
    private final int[][] itemsOfLane;
    private final int[] lanes;
    private final int[] items;
    private final LaneTalks talks;
    private final int weeks;
    private final double warmth;
    private volatile int[] best;
    private volatile double bestCost;
    private volatile long bestHard;
    private double repairedAt = Double.MAX_VALUE;
    private long moves;
    private long attempts;
    /** Shares of the time that one sweep takes, and that suggestions took so far. */
    private double sweeping;
    private double considering;
    private double heat;
    private int[] hint;
    private final boolean[] follows;

    /** @param spent share of the time for all searches that is over @param until share of it at which this one stops */
    record Watch(DoubleSupplier spent, DoubleSupplier until) {
    }

    /**
     * @param warehouses  whose lanes are searched; the others stay
     * @param suggestions other plans that may break rules, one by one; null where there is none
     */
    LaneSearch(HorizonProblem problem, HorizonLedger ledger, BestResponse response, Strain strain, IntPredicate warehouses, long seed, Supplier<int[]> suggestions,
            Watch watch) {
        this.problem = problem;
        this.ledger = ledger;
        this.response = response;
        this.strain = strain;
        this.watch = watch;
        this.suggestions = suggestions;
        this.random = new Random(seed);
        this.weeks = problem.weeks();
        this.itemsOfLane = itemsOfLane();
        this.lanes = IntStream.range(0, itemsOfLane.length).filter(lane -> itemsOfLane[lane].length > 0 && warehouses.test(lane % problem.room().length)).toArray();
        this.items = problem.items().stream().filter(item -> warehouses.test(item.warehouse())).mapToInt(HorizonItem::id).toArray();
        this.talks = new LaneTalks(ledger, random);
        this.follows = new boolean[itemsOfLane.length];
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
        return lanes.length == 0 || watch.spent().getAsDouble() >= watch.until().getAsDouble();
    }

    /** Every item answers once, in any order; whether anything changed. */
    boolean sweep() {
        return answer(shuffled(items), Talk.none(weeks)).length > 0;
    }

    /** Until the time is over. */
    void run() {
        double begun = watch.spent().getAsDouble();
        for (int pass = 0; pass < 5 && !isOver() && sweep(); pass++) {
            moves += items.length;
            sweeping = (watch.spent().getAsDouble() - begun) / (pass + 1);
        }
        keep();
        begun = watch.spent().getAsDouble();
        while (!isOver()) {
            heat = heat(begun);
            listen(begun);
            int lane = lanes[random.nextInt(lanes.length)];
            if ((follows[lane] ? follow(lane) : attempt(lane, random.nextInt(weeks))) && ++attempts % ADAPT_EVERY == 0) {
                strain.adapt();
            }
        }
    }

    /** How much dearer a plan may be on average: less towards the end, and less where there is time for few attempts. */
    private double heat(double begun) {
        double over = (watch.spent().getAsDouble() - begun) / Math.max(1e-6, watch.until().getAsDouble() - begun);
        double expected = attempts / Math.max(1e-6, over);
        return warmth * Math.max(0, 0.9 - over) * Math.min(1, expected / (ATTEMPTS * lanes.length * weeks));
    }

    /** Takes a new suggestion as a whole where there is time for it, and lane by lane in any case. */
    private void listen(double begun) {
        int[] suggestion = suggestions.get();
        if (suggestion != null) {
            hint = suggestion;
            Arrays.fill(follows, true);
            double from = watch.spent().getAsDouble();
            if (considering + SWEEPS * sweeping <= WHOLE * (from - begun)) {
                consider(suggestion);
                considering += watch.spent().getAsDouble() - from;
            }
        }
    }

    /** Goes on from a suggestion where that, after every item answered to it and trucks with little in them were emptied, is better than what is. */
    private void consider(int[] suggestion) {
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
            ledger.set(item.id(), Arrays.copyOfRange(packs, ledger.firstCell[item.id()], ledger.firstCell[item.id() + 1]));
        }
    }

    private boolean attempt(int lane, int week) {
        if (!talks.takesOrders(lane, week)) {
            return false;
        }
        moves++;
        judge(lane, talks.any(lane, week));
        return true;
    }

    private void judge(int lane, Talk talk) {
        judge(itemsOfLane[lane], () -> answer(concerned(lane, talk), talk));
    }

    /** The lane's items that are ordered in a week that is talked about, or in one beside it unless all that is said is that there be no order. */
    private int[] concerned(int lane, Talk talk) {
        int reach = talk.isRefusal() ? 0 : 1;
        boolean[] isMeant = new boolean[weeks];
        for (int week = 0; week < weeks; week++) {
            for (int at = Math.max(0, week - reach); at <= Math.min(weeks - 1, week + reach) && talk.isAbout(week); at++) {
                isMeant[at] = true;
            }
        }
        return Arrays.stream(itemsOfLane[lane]).filter(i -> isOrdered(i, lane / problem.room().length, isMeant)).toArray();
    }

    private boolean isOrdered(int i, int supplier, boolean[] isMeant) {
        List<HorizonSource> sources = problem.items().get(i).sources();
        return IntStream.range(0, sources.size() * weeks)
                .anyMatch(at -> sources.get(at / weeks).supplier() == supplier && isMeant[at % weeks] && ledger.packs(i, at / weeks, at % weeks) > 0);
    }

    /** The lane orders as the last suggestion says. */
    private boolean follow(int lane) {
        follows[lane] = false;
        moves++;
        judge(itemsOfLane[lane], () -> Arrays.stream(itemsOfLane[lane]).filter(i -> {
            int[] own = Arrays.copyOfRange(hint, ledger.firstCell[i], ledger.firstCell[i + 1]);
            boolean isOther = !Arrays.equals(own, packs(i));
            ledger.set(i, own);
            return isOther;
        }).toArray());
        return true;
    }

    /** @param change changes orders of these items and says whose */
    private void judge(int[] items, Supplier<int[]> change) {
        int[][] before = Arrays.stream(items).mapToObj(this::packs).toArray(int[][]::new);
        long rules = strain.rules();
        double merit = strain.merit();
        double most = merit - heat * Math.log(1 - random.nextDouble());
        int[] moved = change.get();
        if (moved.length > 0) {
            answer(shuffled(moved), Talk.none(weeks));
            if (strain.rules() >= rules && strain.merit() < most + 0.001 * Math.abs(merit)) {
                answer(shuffled(items), Talk.none(weeks));
            }
        }
        if (strain.rules() < rules || strain.rules() == rules && strain.merit() > most) {
            for (int at = 0; at < items.length; at++) {
                ledger.set(items[at], before[at]);
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
