package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Trucks;

/**
 * The relaxation's bound taken apart into lanes — one supplier's orders to one warehouse with the items that only this supplier sells — and the rest: items
 * of several suppliers, budgets and room. Every lane's part is raised on its own by deciding its trucks ({@link LaneTree}); the sum stays a bound.
 */
final class Lanes {

    private final HorizonProblem problem;
    private final Relaxation relaxation;
    private final Multipliers prices;
    private final ItemProgram program;
    private final List<LaneTree> trees = new ArrayList<>();
    private final double rest;

    Lanes(HorizonProblem problem, Relaxation relaxation, ItemProgram program) {
        this.problem = problem;
        this.relaxation = relaxation;
        this.prices = relaxation.center();
        this.program = program;
        double elsewhere = relaxation.limits(prices);
        double[] shared = new double[problem.orders()];
        boolean[] isShared = new boolean[problem.orders()];
        for (HorizonItem item : problem.items()) {
            if (item.sources().size() > 1) {
                elsewhere += relaxation.answer(item, prices).value();
                book(item, shared, isShared);
            }
        }
        this.rest = elsewhere;
        for (int lane = 0; lane < problem.suppliers().size() * problem.room().length; lane++) {
            trees.add(tree(lane, shared, isShared));
        }
    }

    private void book(HorizonItem item, double[] shared, boolean[] isShared) {
        int cell = problem.cells()[item.id()];
        for (HorizonSource source : item.sources()) {
            for (int week = 0; week < problem.weeks(); week++) {
                int order = problem.order(source.supplier(), item.warehouse(), week);
                shared[order] += prices.line[cell++];
                isShared[order] = true;
            }
        }
    }

    private LaneTree tree(int lane, double[] shared, boolean[] isShared) {
        int weeks = problem.weeks();
        int warehouse = lane % problem.room().length;
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        List<HorizonItem> items = problem.items().stream().filter(item -> item.warehouse() == warehouse && item.sources().size() == 1
                && item.sources().getFirst().supplier() == lane / problem.room().length).toList();
        double[] order = new double[weeks];
        double[] money = new double[weeks];
        double[] least = new double[weeks];
        double[] share = new double[weeks];
        double[] line = new double[items.size() * weeks];
        for (int week = 0; week < weeks; week++) {
            int at = lane * weeks + week;
            order[week] = relaxation.ordered(prices, at) - shared[at];
            money[week] = prices.budget[week] - prices.minimum[at];
            share[week] = prices.truck[at];
            least[week] = isShared[at] ? share[week] : 0;
            for (int i = 0; i < items.size(); i++) {
                line[i * weeks + week] = prices.line[problem.cells()[items.get(i).id()] + week];
            }
        }
        ItemTables[] tables = items.stream().map(item -> relaxation.tables(item, prices)).toArray(ItemTables[]::new);
        double[] freight = items.stream().mapToDouble(item -> relaxation.freight(item, 0)).toArray();
        double truck = supplier.truckMicros() * (double) problem.scenarios();
        var fixed = new LaneProgram.Fixed(items, tables, order, truck, freight, money, least);
        return new LaneTree(new LaneProgram(program, fixed), new LaneProgram.Prices(line, share), trucks(supplier, lane));
    }

    /** No order where the supplier takes none, or where it would come after the last week. */
    private Trucks trucks(HorizonSupplier supplier, int lane) {
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

    /** No plan costs less. */
    double bound() {
        return rest + trees.stream().mapToDouble(LaneTree::bound).sum();
    }

    /** How many sets of calendars were looked at. */
    int looked() {
        return trees.stream().mapToInt(LaneTree::looked).sum();
    }

    /** Decides until told to stop, or until nothing is left to decide; every lane gets its turn. */
    void grow(BooleanSupplier stop) {
        List<LaneTree> growing = trees;
        while (!growing.isEmpty() && !stop.getAsBoolean()) {
            growing = growing.parallelStream().filter(tree -> stop.getAsBoolean() || tree.grow()).toList();
        }
    }
}
