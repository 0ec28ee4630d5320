package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Answer;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Trucks;

/**
 * The relaxation's bound taken apart into lanes — one supplier's orders to one warehouse with the items that are at home there — and the rest: budgets and
 * room. An item of several suppliers is at home where it orders most, and a guest elsewhere, at shared prices. Every lane's part is raised on its own by
 * deciding its trucks ({@link LaneTree}); what is shared is priced again over the calendars that are least then, in turn ({@link Ascent}). For any prices,
 * any homes and any leaves the sum is a bound.
 */
final class Lanes {

    /** Turns of a lane in a round on average, and at least. */
    private static final int DECISIONS = 10;
    private static final int FEW = 2;
    private static final int STEPS = 25;
    /** Steps after which prices that raised nothing are given up. */
    private static final int QUIET = 10;
    /** By how much more is decided before prices are looked for again that raised less than deciding did. */
    private static final double PATIENCE = 4;
    private static final double PROGRESS = 1e-4;
    private static final double NEAR = 0.003;

    private final HorizonProblem problem;
    private final Relaxation relaxation;
    private final ItemProgram program;
    /** {@code [item]} the source whose lane the item belongs to. */
    private final int[] home;
    private final List<List<HorizonItem>> itemsOfLane = new ArrayList<>();
    private final List<LaneTree> trees = new ArrayList<>();
    private final int[][] guestCells;
    /** {@code [lane]} freight of all that guests may order in one week. */
    private final double[] reach;
    /** {@code [lane]} by how much a turn has raised its bound lately. */
    private final double[] promise;
    private Multipliers center;
    private final AtomicReference<int[]> suggestion = new AtomicReference<>();
    private double rest;
    private double proven;

    Lanes(HorizonProblem problem, Relaxation relaxation, ItemProgram program) {
        this.problem = problem;
        this.relaxation = relaxation;
        this.program = program;
        this.center = relaxation.center().copy();
        this.home = problem.items().stream().mapToInt(this::home).toArray();
        this.guestCells = guestCells();
        this.reach = reach();
        this.promise = new double[problem.suppliers().size() * problem.room().length];
        for (int lane = 0; lane < problem.suppliers().size() * problem.room().length; lane++) {
            int at = lane;
            itemsOfLane.add(problem.items().stream().filter(item -> lane(item, home[item.id()]) == at).toList());
            trees.add(new LaneTree(program(lane, center), start(lane, center), trucks(lane)));
        }
        rest = relaxation.limits(center);
        proven = now();
    }

    private int lane(HorizonItem item, int source) {
        return item.sources().get(source).supplier() * problem.room().length + item.warehouse();
    }

    /** The source that the item orders most from at the prices of the relaxation. */
    private int home(HorizonItem item) {
        if (item.sources().size() == 1) {
            return 0;
        }
        int[] packs = relaxation.answer(item, center).packs();
        long[] units = new long[item.sources().size()];
        for (int cell = 0; cell < packs.length; cell++) {
            int source = cell / problem.weeks();
            units[source] += (long) packs[cell] * item.sources().get(source).multiple();
        }
        return IntStream.range(0, units.length).boxed().max(Comparator.comparingLong(source -> units[source])).orElseThrow();
    }

    /** {@code [order]} cells of items that are at home elsewhere. */
    private int[][] guestCells() {
        int[] first = problem.cells();
        boolean[] isGuest = new boolean[first[problem.items().size()]];
        for (HorizonItem item : problem.items()) {
            int own = first[item.id()] + home[item.id()] * problem.weeks();
            Arrays.fill(isGuest, first[item.id()], first[item.id() + 1], true);
            Arrays.fill(isGuest, own, own + problem.weeks(), false);
        }
        return OrderCells.of(problem).stream().map(cells -> IntStream.of(cells).filter(cell -> isGuest[cell]).toArray()).toArray(int[][]::new);
    }

    private LaneProgram program(int lane, Multipliers prices) {
        int weeks = problem.weeks();
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        List<HorizonItem> items = itemsOfLane.get(lane);
        double[] order = new double[weeks];
        double[] shared = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            int at = lane * weeks + week;
            order[week] = relaxation.ordered(prices, at) - IntStream.of(guestCells[at]).mapToDouble(cell -> prices.line[cell]).sum();
            shared[week] = prices.truck[at];
        }
        ItemTables[] tables = items.stream().map(item -> relaxation.tables(item, prices)).toArray(ItemTables[]::new);
        int[] sources = items.stream().mapToInt(item -> home[item.id()]).toArray();
        double[] freight = items.stream().mapToDouble(item -> relaxation.freight(item, home[item.id()])).toArray();
        ItemProgram.Prices[] abroad = items.stream().map(item -> relaxation.prices(item, prices)).toArray(ItemProgram.Prices[]::new);
        double truck = supplier.truckMicros() * (double) problem.scenarios();
        return new LaneProgram(program, new LaneProgram.Fixed(items, sources, tables, order, truck, freight, abroad, shared, truck == 0 ? 0 : reach[lane] / truck));
    }

    private double[] reach() {
        double[] all = new double[problem.suppliers().size() * problem.room().length];
        for (HorizonItem item : problem.items()) {
            for (int j = 0; j < item.sources().size(); j++) {
                HorizonSource source = item.sources().get(j);
                int pinned = IntStream.of(source.pinned()).max().orElse(0);
                all[lane(item, j)] += j == home[item.id()] ? 0 : relaxation.freight(item, j) * source.multiple() * Math.max(pinned, source.mostPacks());
            }
        }
        return all;
    }

    private LaneProgram.Prices start(int lane, Multipliers prices) {
        int weeks = problem.weeks();
        List<HorizonItem> items = itemsOfLane.get(lane);
        int[] first = problem.cells();
        double[] share = Arrays.copyOfRange(prices.truck, lane * weeks, (lane + 1) * weeks);
        double[] line = new double[items.size() * weeks];
        for (int i = 0; i < items.size(); i++) {
            System.arraycopy(prices.line, first[items.get(i).id()] + home[items.get(i).id()] * weeks, line, i * weeks, weeks);
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

    /**
     * Decides and prices in turn until told to stop or until neither helps; {@code upper} is what a known plan costs. Pricing comes after four times as many
     * answers as it needs at first, later each time that it raised the bound by less for them than deciding did, sooner each time that it did not.
     */
    void grow(DoubleSupplier upper, BooleanSupplier stop) {
        double patience = PATIENCE;
        double decided = proven;
        long spare = 0;
        boolean isBetter = true;
        boolean isGrowing = true;
        while (!stop.getAsBoolean() && (isGrowing || isBetter)) {
            double before = proven;
            long answers = answers();
            isGrowing = decide(upper.getAsDouble(), stop);
            spare += answers() - answers;
            if (!isGrowing || spare >= patience * STEPS * trees.stream().mapToInt(LaneTree::near).sum()) {
                double raised = proven;
                answers = answers();
                price(upper.getAsDouble(), stop);
                boolean isWorth = (proven - raised) * spare >= (raised - decided) * (answers() - answers);
                patience = isWorth ? Math.max(1, patience / PATIENCE) : patience * PATIENCE;
                decided = proven;
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
        for (int lane = 0; lane < trees.size(); lane++) {
            ItemProgram.Answer[] own = trees.get(lane).least().items();
            for (int i = 0; i < own.length; i++) {
                int[] orders = own[i].packs();
                System.arraycopy(orders, 0, packs, first[itemsOfLane.get(lane).get(i).id()], orders.length);
            }
        }
        return packs;
    }

    private long answers() {
        return trees.stream().mapToLong(LaneTree::answers).sum();
    }

    /** Decides where that has raised the bound most lately; answers whether there is anything left to decide. */
    private boolean decide(double upper, BooleanSupplier stop) {
        double[] before = trees.stream().mapToDouble(LaneTree::bound).toArray();
        int[] turns = turns();
        boolean[] isGrowing = new boolean[trees.size()];
        IntStream.range(0, turns.length).parallel().forEach(lane -> {
            int taken = 0;
            do {
                isGrowing[lane] = !stop.getAsBoolean() && trees.get(lane).grow();
            } while (isGrowing[lane] && ++taken < turns[lane]);
            promise[lane] = isGrowing[lane] ? (promise[lane] + (trees.get(lane).bound() - before[lane]) / taken) / 2 : 0;
        });
        proven = Math.max(proven, now());
        trees.forEach(tree -> tree.prune(Math.max(0, upper - now())));
        suggestion.set(least());
        return IntStream.range(0, isGrowing.length).anyMatch(lane -> isGrowing[lane]);
    }

    /** {@code [lane]} turns of a round: as many as each has raised the bound by in its last ones, a few at least. */
    private int[] turns() {
        double all = Arrays.stream(promise).sum();
        return Arrays.stream(promise).mapToInt(own -> all <= 0 ? DECISIONS : FEW + (int) (own / all * DECISIONS * trees.size())).toArray();
    }

    /** Looks for better prices of what is shared at the least leaves, and goes there if all leaves agree. */
    private void price(double upper, BooleanSupplier stop) {
        Multipliers before = center;
        double best = now();
        var ascent = new Ascent((prices, slope) -> at(prices, slope, LaneTree::glance), center, relaxation.scale());
        for (int step = 0; step < STEPS && (step < QUIET || ascent.best() > best) && !stop.getAsBoolean(); step++) {
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
        rest = relaxation.limits(prices);
        for (int lane = 0; lane < trees.size(); lane++) {
            use(lane, trees.get(lane).least(), slope);
        }
        relaxation.limitSlopes(slope);
        return now();
    }

    private void use(int lane, Answer answer, Multipliers slope) {
        for (int i = 0; i < itemsOfLane.get(lane).size(); i++) {
            HorizonItem item = itemsOfLane.get(lane).get(i);
            relaxation.uses(item, answer.items()[i].packs(), slope);
            for (int j = 0; j < item.sources().size(); j++) {
                if (j != home[item.id()]) {
                    relaxation.shares(item, j, answer.items()[i].packs(), slope);
                }
            }
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
