package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Answer;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Trucks;

/**
 * The relaxation's bound taken apart into lanes — one supplier's orders to one warehouse with the items that only this supplier sells — and the rest: items
 * of several suppliers, budgets and room. Every lane's part is raised on its own by deciding its trucks ({@link LaneTree}); what is shared is priced again
 * over the calendars that are least then, in turn ({@link Ascent}). For any prices and any leaves the sum is a bound.
 */
final class Lanes {

    private static final int DECISIONS = 12;
    private static final int STEPS = 25;
    private static final double PROGRESS = 1e-4;
    private static final double NEAR = 0.003;

    private final HorizonProblem problem;
    private final Relaxation relaxation;
    private final ItemProgram program;
    private final List<HorizonItem> guests;
    private final List<List<HorizonItem>> itemsOfLane = new ArrayList<>();
    private final List<LaneTree> trees = new ArrayList<>();
    private final int[][] guestCells;
    private Multipliers center;
    private final AtomicReference<int[]> suggestion = new AtomicReference<>();
    private List<ItemProgram.Answer> guestAnswers;
    private double rest;
    private double proven;

    Lanes(HorizonProblem problem, Relaxation relaxation, ItemProgram program) {
        this.problem = problem;
        this.relaxation = relaxation;
        this.program = program;
        this.guests = problem.items().stream().filter(item -> item.sources().size() > 1).toList();
        this.guestCells = guestCells();
        this.center = relaxation.center().copy();
        int warehouses = problem.room().length;
        for (int lane = 0; lane < problem.suppliers().size() * warehouses; lane++) {
            int at = lane;
            itemsOfLane.add(problem.items().stream().filter(item -> item.sources().size() == 1 && item.warehouse() == at % warehouses
                    && item.sources().getFirst().supplier() == at / warehouses).toList());
            trees.add(new LaneTree(program(lane, relaxation.center()), start(lane, relaxation.center()), trucks(lane)));
        }
        answerGuests(center);
        proven = now();
    }

    /** {@code [order]} cells of items of several suppliers. */
    private int[][] guestCells() {
        int[] first = problem.cells();
        boolean[] isGuest = new boolean[first[problem.items().size()]];
        guests.forEach(item -> Arrays.fill(isGuest, first[item.id()], first[item.id() + 1], true));
        return OrderCells.of(problem).stream().map(cells -> IntStream.of(cells).filter(cell -> isGuest[cell]).toArray()).toArray(int[][]::new);
    }

    private LaneProgram program(int lane, Multipliers prices) {
        int weeks = problem.weeks();
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        List<HorizonItem> items = itemsOfLane.get(lane);
        double[] order = new double[weeks];
        double[] money = new double[weeks];
        double[] shared = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            int at = lane * weeks + week;
            order[week] = relaxation.ordered(prices, at) - IntStream.of(guestCells[at]).mapToDouble(cell -> prices.line[cell]).sum();
            money[week] = prices.budget[week] - prices.minimum[at];
            shared[week] = prices.truck[at];
        }
        ItemTables[] tables = items.stream().map(item -> relaxation.tables(item, prices)).toArray(ItemTables[]::new);
        double[] freight = items.stream().mapToDouble(item -> relaxation.freight(item, 0)).toArray();
        double truck = supplier.truckMicros() * (double) problem.scenarios();
        return new LaneProgram(program, new LaneProgram.Fixed(items, tables, order, truck, freight, money, shared, truck == 0 ? 0 : reach(lane) / truck));
    }

    /** Freight of all that items of several suppliers may order in one week. */
    private double reach(int lane) {
        double reach = 0;
        for (HorizonItem item : guests) {
            for (int j = 0; j < item.sources().size(); j++) {
                HorizonSource source = item.sources().get(j);
                boolean isHere = source.supplier() * problem.room().length + item.warehouse() == lane;
                int pinned = IntStream.of(source.pinned()).max().orElse(0);
                reach += isHere ? relaxation.freight(item, j) * source.multiple() * Math.max(pinned, source.mostPacks()) : 0;
            }
        }
        return reach;
    }

    private LaneProgram.Prices start(int lane, Multipliers prices) {
        int weeks = problem.weeks();
        List<HorizonItem> items = itemsOfLane.get(lane);
        double[] share = Arrays.copyOfRange(prices.truck, lane * weeks, (lane + 1) * weeks);
        double[] line = new double[items.size() * weeks];
        for (int i = 0; i < items.size(); i++) {
            System.arraycopy(prices.line, problem.cells()[items.get(i).id()], line, i * weeks, weeks);
        }
        return new LaneProgram.Prices(line, share);
    }

    /** No order where the supplier takes none, or where it would come after the last week. */
    private Trucks trucks(int lane) {
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        Trucks trucks = LaneTree.anything(problem.weeks());
        for (int week = 0; week < problem.weeks(); week++) {
            if (!supplier.takesOrders()[week] && !isPinned(lane, week) || week + supplier.leadWeeks() >= problem.weeks()) {
                trucks.most()[week] = 0;
            }
        }
        return trucks;
    }

    private boolean isPinned(int lane, int week) {
        return problem.items().stream().filter(item -> item.warehouse() == lane % problem.room().length).flatMap(item -> item.sources().stream())
                .anyMatch(source -> source.supplier() == lane / problem.room().length && source.isPinned(week) && source.pinned()[week] > 0);
    }

    private void answerGuests(Multipliers prices) {
        guestAnswers = guests.parallelStream().map(item -> relaxation.answer(item, prices)).toList();
        rest = relaxation.limits(prices) + guestAnswers.stream().mapToDouble(ItemProgram.Answer::value).sum();
    }

    /** What the leaves prove at the present prices. */
    private double now() {
        return rest + trees.stream().mapToDouble(LaneTree::bound).sum();
    }

    /** No plan costs less. */
    double bound() {
        return proven;
    }

    /** How many sets of calendars were looked at. */
    int looked() {
        return trees.stream().mapToInt(LaneTree::looked).sum();
    }

    /** Decides and prices in turn, about as much of each, until told to stop or until neither helps; {@code upper} is what a known plan costs. */
    void grow(DoubleSupplier upper, BooleanSupplier stop) {
        long spare = 0;
        boolean isBetter = true;
        boolean isGrowing = true;
        while (!stop.getAsBoolean() && (isGrowing || isBetter)) {
            double before = proven;
            long answers = answers();
            isGrowing = decide(upper.getAsDouble(), stop);
            spare += answers() - answers;
            if (!isGrowing || spare >= (long) STEPS * trees.stream().mapToInt(LaneTree::near).sum()) {
                price(upper.getAsDouble(), stop);
                spare = 0;
            }
            isBetter = proven > before + PROGRESS * Math.abs(proven);
        }
    }

    /** The orders of the least leaves, which need not fit together; null where there is nothing new. */
    int[] suggestion() {
        return suggestion.getAndSet(null);
    }

    private int[] least() {
        int[] first = problem.cells();
        int[] packs = new int[first[problem.items().size()]];
        for (int at = 0; at < guests.size(); at++) {
            System.arraycopy(guestAnswers.get(at).packs(), 0, packs, first[guests.get(at).id()], guestAnswers.get(at).packs().length);
        }
        for (int lane = 0; lane < trees.size(); lane++) {
            int[][] own = trees.get(lane).least().packs();
            for (int i = 0; i < own.length; i++) {
                System.arraycopy(own[i], 0, packs, first[itemsOfLane.get(lane).get(i).id()], own[i].length);
            }
        }
        return packs;
    }

    private long answers() {
        return trees.stream().mapToLong(LaneTree::answers).sum();
    }

    /** Whether there is anything left to decide. */
    private boolean decide(double upper, BooleanSupplier stop) {
        List<LaneTree> growing = trees;
        for (int turn = 0; turn < DECISIONS && !growing.isEmpty() && !stop.getAsBoolean(); turn++) {
            growing = growing.parallelStream().filter(LaneTree::grow).toList();
        }
        proven = Math.max(proven, now());
        trees.forEach(tree -> tree.prune(Math.max(0, upper - now())));
        suggestion.set(least());
        return !growing.isEmpty();
    }

    /** Looks for better prices of what is shared at the least leaves, and goes there if all leaves agree. */
    private void price(double upper, BooleanSupplier stop) {
        Multipliers before = center;
        double best = now();
        var ascent = new Ascent((prices, slope) -> at(prices, slope, LaneTree::glance), center, relaxation.scale());
        for (int step = 0; step < STEPS && !stop.getAsBoolean(); step++) {
            ascent.step(step == 0 ? upper : Math.min(upper, ascent.best() + NEAR * Math.abs(ascent.best())));
        }
        if (!stop.getAsBoolean()) {
            move(ascent.center());
        }
        if (!stop.getAsBoolean() && now() < best) {
            move(before);
        }
    }

    private void move(Multipliers prices) {
        center = prices;
        at(prices, prices.copy(), LaneTree::move);
        proven = Math.max(proven, now());
    }

    /** What the bound is at other prices, and its slope there. */
    private double at(Multipliers prices, Multipliers slope, BiConsumer<LaneTree, LaneProgram> look) {
        IntStream.range(0, trees.size()).forEach(lane -> look.accept(trees.get(lane), program(lane, prices)));
        answerGuests(prices);
        for (int at = 0; at < guests.size(); at++) {
            relaxation.shares(guests.get(at), guestAnswers.get(at).packs(), prices, slope, new double[problem.orders()]);
            relaxation.uses(guests.get(at), guestAnswers.get(at).packs(), slope);
        }
        for (int lane = 0; lane < trees.size(); lane++) {
            use(lane, trees.get(lane).least(), slope);
        }
        relaxation.limitSlopes(slope);
        return now();
    }

    private void use(int lane, Answer answer, Multipliers slope) {
        for (int i = 0; i < itemsOfLane.get(lane).size(); i++) {
            relaxation.uses(itemsOfLane.get(lane).get(i), answer.packs()[i], slope);
        }
        double truck = problem.suppliers().get(lane / problem.room().length).truckMicros() * (double) problem.scenarios();
        for (int week = 0; week < problem.weeks(); week++) {
            int order = lane * problem.weeks() + week;
            if (answer.trucks()[week] > 0) {
                relaxation.placed(order, slope, guestCells[order]);
                slope.truck[order] -= answer.guests()[week] * truck;
            }
        }
    }
}
