package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;
import java.util.List;

/**
 * A proven lower bound on the cost of any plan: the rules that couple items are given prices (Lagrange multipliers) and every item is then planned exactly
 * on its own; for any prices ≥ 0 the sum is a bound (Geoffrion 1974), raised by {@link Ascent}.
 *
 * <p>Relaxed are: a line needs its order to be placed, trucks carry no more than they can, supplier minimums, budgets and room. A
 * truck's cost is paid partly by the unit of what fills it first and partly by the order for its first truck; how much by which is one more price.
 */
final class Relaxation {

    /** Rules are counted in whole cents and centilitres: so much may be missing unnoticed. */
    private static final long CENT = 10_000;

    private final HorizonProblem problem;
    private final ItemProgram program;
    private final ItemTables[] tables;
    private final int[] firstCell;
    private final int weeks;
    private final double[] perCentilitre;
    private final double[] perGram;
    private final int[] packs;
    private final List<int[]> cellsOfOrder;
    private Ascent ascent;
    private Multipliers scale;

    Relaxation(HorizonProblem problem, ItemProgram program, ItemTables[] tables) {
        this.problem = problem;
        this.program = program;
        this.tables = tables;
        this.firstCell = problem.cells();
        this.weeks = problem.weeks();
        this.packs = new int[firstCell[problem.items().size()]];
        this.cellsOfOrder = OrderCells.of(problem);
        this.perCentilitre = new double[problem.suppliers().size() * problem.room().length];
        this.perGram = new double[perCentilitre.length];
        freight();
    }

    private Multipliers multipliers() {
        return new Multipliers(packs.length, problem.orders(), weeks, problem.room().length);
    }

    /** A lane's trucks fill by volume or by weight first: the total need of its items says which. */
    private void freight() {
        double[] centilitres = new double[perCentilitre.length];
        double[] grams = new double[perCentilitre.length];
        for (HorizonItem item : problem.items()) {
            int lane = lane(item, 0);
            double units = Math.max(0, item.need()[0][weeks - 1]);
            centilitres[lane] += units * item.centilitres();
            grams[lane] += units * item.grams();
        }
        for (int s = 0; s < problem.suppliers().size(); s++) {
            HorizonSupplier supplier = problem.suppliers().get(s);
            double truck = supplier.truckMicros() * (double) problem.scenarios();
            for (int lane = s * problem.room().length; lane < (s + 1) * problem.room().length; lane++) {
                if (centilitres[lane] / supplier.truckCentilitres() >= grams[lane] / supplier.truckGrams()) {
                    perCentilitre[lane] = truck / supplier.truckCentilitres();
                } else {
                    perGram[lane] = truck / supplier.truckGrams();
                }
            }
        }
    }

    private int lane(HorizonItem item, int source) {
        return item.sources().get(source).supplier() * problem.room().length + item.warehouse();
    }

    /** Freight of a unit, micros summed over the scenarios, in full trucks. */
    double freight(HorizonItem item, int source) {
        int lane = lane(item, source);
        return perCentilitre[lane] * item.centilitres() + perGram[lane] * item.grams();
    }

    /** Starts where every cell of an order pays the same share of it, so that an order just pays for itself. */
    void start(int[] plan) {
        Multipliers prices = multipliers();
        Multipliers scale = multipliers();
        trucks(new HorizonLedger(problem, plan), prices);
        for (int order = 0; order < problem.orders(); order++) {
            int[] cells = cellsOfOrder.get(order);
            double share = placed(order, prices) / Math.max(1, cells.length);
            for (int cell : cells) {
                prices.line[cell] = share;
                scale.line[cell] = share * share;
            }
        }
        scales(scale, prices);
        ascent = new Ascent(this::evaluate, prices, scale);
        this.scale = scale;
    }

    /** How far one unit of slope moves each price. */
    Multipliers scale() {
        return scale;
    }

    /** Where orders fill whole trucks the unit pays, where they fill part of one the order does. */
    private void trucks(HorizonLedger ledger, Multipliers prices) {
        int warehouses = problem.room().length;
        for (int lane = 0; lane < perCentilitre.length; lane++) {
            HorizonSupplier supplier = problem.suppliers().get(lane / warehouses);
            double load = 0;
            int orders = 0;
            for (int week = 0; week < weeks; week++) {
                int order = lane * weeks + week;
                load += Math.max(ledger.orderVolume(order) / (double) supplier.truckCentilitres(), ledger.orderWeight(order) / (double) supplier.truckGrams());
                orders += ledger.orderLines(order) > 0 ? 1 : 0;
            }
            double share = orders == 0 ? 0.5 : Math.clamp(load / orders - 0.5, 0, 1);
            for (int week = 0; week < weeks; week++) {
                prices.truck[lane * weeks + week] = share;
            }
        }
    }

    private HorizonSupplier supplier(int order) {
        return problem.suppliers().get(order / (problem.room().length * weeks));
    }

    /** What an order pays for being placed: its own cost and the part of the first truck that its load does not pay. */
    private double placed(int order, Multipliers prices) {
        return (supplier(order).orderMicros() + (1 - prices.truck[order]) * supplier(order).truckMicros()) * problem.scenarios();
    }

    /** One unit of slope should move a price by about a hundredth of what it competes with. */
    private void scales(Multipliers scale, Multipliers prices) {
        double money = 0.01 * problem.scenarios();
        for (int order = 0; order < problem.orders(); order++) {
            double truck = supplier(order).truckMicros() * (double) problem.scenarios();
            scale.truck[order] = truck == 0 ? 0 : 0.01 / truck / truck;
        }
        Arrays.fill(scale.minimum, money * money / 1e6);
        double share = Arrays.stream(prices.line).average().orElse(0);
        budgets(scale, share);
        rooms(scale, share);
    }

    /** A tenth of a budget too much should move its price by some per cent while a line moves by its share of an order. */
    private void budgets(Multipliers scale, double share) {
        for (int week = 0; week < weeks; week++) {
            long budget = problem.budgetMicros()[week];
            scale.budget[week] = budget == HorizonProblem.UNLIMITED ? 0 : 0.2 * problem.scenarios() * share / Math.max(1, budget);
        }
    }

    /** Stock a tenth above a room should move its price by a fifth of what holding costs meanwhile. */
    private void rooms(Multipliers scale, double share) {
        double hold = problem.items().stream().mapToDouble(item -> item.holdMicros() / Math.max(1.0, item.centilitres())).average().orElse(1);
        for (int at = 0; at < scale.room.length; at++) {
            long room = problem.room()[at / weeks];
            scale.room[at] = room == HorizonProblem.UNLIMITED ? 0 : 2 * hold * share / problem.scenarios() / Math.max(1, room);
        }
    }

    /** The best bound so far, micros summed over the scenarios. */
    double bound() {
        return ascent.best();
    }

    /** Whether the bound has all but stopped rising. */
    boolean isSettled() {
        return ascent.isSettled();
    }

    /** The items' own plans at the present prices. */
    int[] packs() {
        return packs;
    }

    /** Evaluates the next prices; {@code upper} is the cost of a plan that is known. */
    double step(double upper) {
        return ascent.step(upper);
    }

    private double evaluate(Multipliers prices, Multipliers slope) {
        double value = 0;
        double[] paid = new double[problem.orders()];
        var answers = problem.items().parallelStream().map(item -> answer(item, prices)).toList();
        for (HorizonItem item : problem.items()) {
            ItemProgram.Answer answer = answers.get(item.id());
            value += answer.value();
            System.arraycopy(answer.packs(), 0, packs, firstCell[item.id()], answer.packs().length);
            shares(item, answer.packs(), prices, slope, paid);
            uses(item, answer.packs(), slope);
        }
        value += orders(paid, prices, slope) + limits(prices);
        limitSlopes(slope);
        return value;
    }

    ItemProgram.Answer answer(HorizonItem item, Multipliers prices) {
        return program.solve(item, tables(item, prices), prices(item, prices));
    }

    /** The prices as one item meets them. */
    ItemProgram.Prices prices(HorizonItem item, Multipliers prices) {
        return new ItemPrices(item, prices);
    }

    /** The item's tables, room at its price. */
    ItemTables tables(HorizonItem item, Multipliers prices) {
        return isRoomPriced(item.warehouse(), prices) ? program.tables(item, roomPrices(item, prices)) : tables[item.id()];
    }

    private boolean isRoomPriced(int warehouse, Multipliers prices) {
        for (int week = 0; week < weeks; week++) {
            if (prices.room[warehouse * weeks + week] > 0) {
                return true;
            }
        }
        return false;
    }

    private double[] roomPrices(HorizonItem item, Multipliers prices) {
        double[] priced = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            priced[week] = prices.room[item.warehouse() * weeks + week] * item.centilitres();
        }
        return priced;
    }

    /** What an item's lines pay for their orders, and its slopes of lines and trucks. */
    private void shares(HorizonItem item, int[] own, Multipliers prices, Multipliers slope, double[] paid) {
        for (int j = 0; j < item.sources().size(); j++) {
            shares(item, j, own, slope);
            for (int week = 0; week < weeks; week++) {
                paid[problem.order(item.sources().get(j).supplier(), item.warehouse(), week)] += prices.line[firstCell[item.id()] + j * weeks + week];
            }
        }
    }

    /** An item's slopes of its lines with one source and their trucks. */
    void shares(HorizonItem item, int source, int[] own, Multipliers slope) {
        HorizonSource from = item.sources().get(source);
        for (int week = 0; week < weeks; week++) {
            int wanted = own[source * weeks + week];
            slope.truck[problem.order(from.supplier(), item.warehouse(), week)] += freight(item, source) * wanted * from.multiple();
            slope.line[firstCell[item.id()] + source * weeks + week] += wanted > 0 ? 1 : 0;
        }
    }

    /** An item's slopes of minimums, budgets and room. */
    void uses(HorizonItem item, int[] own, Multipliers slope) {
        for (int j = 0; j < item.sources().size(); j++) {
            HorizonSource source = item.sources().get(j);
            for (int week = 0; week < weeks; week++) {
                double price = source.priceMicros(own[j * weeks + week]);
                slope.minimum[problem.order(source.supplier(), item.warehouse(), week)] -= price;
                slope.budget[week] += price;
            }
        }
        if (hasWalls(item.warehouse())) {
            stocked(item, own, slope);
        }
    }

    /** The room that the item takes in the program's own terms: at the lower end of what may have arrived. */
    private void stocked(HorizonItem item, int[] own, Multipliers slope) {
        double[] units = program.stock(item, own);
        for (int week = 0; week < weeks; week++) {
            slope.room[item.warehouse() * weeks + week] += units[week] * item.centilitres();
        }
    }

    /** Every order that pays for itself is placed: Σ min(0, cost − shares − reward of the minimum). */
    private double orders(double[] paid, Multipliers prices, Multipliers slope) {
        double value = 0;
        for (int order = 0; order < paid.length; order++) {
            double cost = placed(order, prices) - paid[order] + prices.minimum[order] * (supplier(order).minimumMicros() - CENT);
            if (cost < 0) {
                value += cost;
                slope.truck[order] -= supplier(order).truckMicros() * (double) problem.scenarios();
                placed(order, slope, cellsOfOrder.get(order));
            }
        }
        return value;
    }

    /** The slopes of an order that is placed, but for its trucks; {@code cells} are its lines with a price. */
    void placed(int order, Multipliers slope, int[] cells) {
        slope.minimum[order] += supplier(order).minimumMicros();
        for (int cell : cells) {
            slope.line[cell] -= 1;
        }
    }

    /** What budgets and room are worth at these prices: taken off, as every plan has them for nothing. */
    double limits(Multipliers prices) {
        double value = 0;
        for (int week = 0; week < weeks; week++) {
            value -= isLimited(week) ? prices.budget[week] * (problem.budgetMicros()[week] + CENT) : 0;
            for (int w = 0; w < problem.room().length; w++) {
                value -= hasWalls(w) ? prices.room[w * weeks + week] * (problem.room()[w] + 1) * problem.scenarios() : 0;
            }
        }
        return value;
    }

    private boolean isLimited(int week) {
        return problem.budgetMicros()[week] != HorizonProblem.UNLIMITED;
    }

    private boolean hasWalls(int warehouse) {
        return problem.room()[warehouse] != HorizonProblem.UNLIMITED;
    }

    /** Takes what there is off the slopes. */
    void limitSlopes(Multipliers slope) {
        for (int order = 0; order < problem.orders(); order++) {
            slope.minimum[order] = supplier(order).minimumMicros() == 0 ? 0 : slope.minimum[order];
        }
        for (int week = 0; week < weeks; week++) {
            slope.budget[week] = isLimited(week) ? slope.budget[week] - problem.budgetMicros()[week] : 0;
            for (int w = 0; w < problem.room().length; w++) {
                slope.room[w * weeks + week] = hasWalls(w) ? slope.room[w * weeks + week] - problem.room()[w] * (double) problem.scenarios() : 0;
            }
        }
    }

    /** The prices at which the bound is best so far. */
    Multipliers center() {
        return ascent.center();
    }

    /** An order's cost beside its trucks, with what its supplier's minimum is worth. */
    double ordered(Multipliers prices, int order) {
        return supplier(order).orderMicros() * (double) problem.scenarios() + prices.minimum[order] * (supplier(order).minimumMicros() - CENT);
    }

    /** The prices as one item meets them. */
    private final class ItemPrices implements ItemProgram.Prices {
        private final HorizonItem item;
        private final Multipliers prices;

        ItemPrices(HorizonItem item, Multipliers prices) {
            this.item = item;
            this.prices = prices;
        }

        @Override
        public double line(int source, int week) {
            return prices.line[firstCell[item.id()] + source * weeks + week];
        }

        @Override
        public double money(int source, int week) {
            return prices.budget[week] - prices.minimum[problem.order(item.sources().get(source).supplier(), item.warehouse(), week)];
        }

        @Override
        public double unit(int source, int week) {
            return prices.truck[problem.order(item.sources().get(source).supplier(), item.warehouse(), week)] * freight(item, source);
        }

        @Override
        public boolean isOpen(int source, int week) {
            return true;
        }
    }
}
