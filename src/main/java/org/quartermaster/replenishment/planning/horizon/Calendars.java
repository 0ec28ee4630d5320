package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The start of the search: for each supplier and warehouse the weeks in which an order is placed at all, and within them every item's exact best orders
 * with freight at the price of a full truck. Weeks are opened and closed one by one while the whole plan, counted with its real trucks, gets cheaper.
 */
final class Calendars {

    private final HorizonProblem problem;
    private final ItemProgram program;
    private final ItemTables[] tables;
    private final Relaxation relaxation;
    private final HorizonLedger ledger;
    private final boolean[][] open;
    private final List<List<Integer>> itemsOfLane = new ArrayList<>();
    private final BooleanSupplier stop;

    Calendars(HorizonProblem problem, ItemProgram program, ItemTables[] tables, Relaxation relaxation, BooleanSupplier stop) {
        this.problem = problem;
        this.program = program;
        this.tables = tables;
        this.relaxation = relaxation;
        this.stop = stop;
        this.ledger = new HorizonLedger(problem, new int[problem.cells()[problem.items().size()]]);
        int lanes = problem.suppliers().size() * problem.room().length;
        open = new boolean[lanes][problem.weeks()];
        for (boolean[] weeks : open) {
            Arrays.fill(weeks, true);
            itemsOfLane.add(new ArrayList<>());
        }
        for (HorizonItem item : problem.items()) {
            item.sources().forEach(source -> itemsOfLane.get(lane(source, item)).add(item.id()));
        }
    }

    private int lane(HorizonSource source, HorizonItem item) {
        return source.supplier() * problem.room().length + item.warehouse();
    }

    /** Every item on its own, in every week that its suppliers take orders. */
    int[] first() {
        apply(problem.items().stream().map(HorizonItem::id).toList());
        return ledger.packs.clone();
    }

    /** Closes and opens weeks as long as that pays, lane by lane. */
    int[] improved() {
        boolean better = true;
        for (int pass = 0; pass < 4 && better; pass++) {
            better = false;
            for (int lane = 0; lane < open.length; lane++) {
                for (int week = 0; week < problem.weeks() && !stop.getAsBoolean(); week++) {
                    better |= flip(lane, week) || week > 0 && open[lane][week] != open[lane][week - 1] && flip(lane, week - 1, week);
                }
            }
        }
        return ledger.packs.clone();
    }

    private boolean flip(int lane, int... weeks) {
        double merit = merit();
        List<Integer> items = itemsOfLane.get(lane);
        List<int[]> before = items.stream().map(this::packs).toList();
        turn(lane, weeks);
        apply(items);
        if (merit() < merit) {
            return true;
        }
        turn(lane, weeks);
        for (int at = 0; at < items.size(); at++) {
            ledger.set(items.get(at), before.get(at));
        }
        return false;
    }

    /** Cost, with a unit of currency for every cent, unit or centilitre that breaks a rule: what is broken is repaired later, but not for nothing. */
    private double merit() {
        return ledger.cost() - 1e6 * problem.scenarios() * ledger.hard();
    }

    private void turn(int lane, int[] weeks) {
        for (int week : weeks) {
            open[lane][week] = !open[lane][week];
        }
    }

    private int[] packs(int i) {
        return Arrays.copyOfRange(ledger.packs, ledger.firstCell[i], ledger.firstCell[i + 1]);
    }

    private void apply(List<Integer> items) {
        List<int[]> answers = items.parallelStream().map(i -> program.solve(problem.items().get(i), tables[i], new Within(problem.items().get(i))).packs()).toList();
        for (int at = 0; at < answers.size(); at++) {
            ledger.set(items.get(at), answers.get(at));
        }
    }

    /** Prices while the calendar is decided: freight by the unit, everything else is counted afterwards. */
    private final class Within implements ItemProgram.Prices {
        private final HorizonItem item;

        Within(HorizonItem item) {
            this.item = item;
        }

        @Override
        public double unit(int source, int week) {
            return relaxation.freight(item, source);
        }

        @Override
        public boolean isOpen(int source, int week) {
            return open[lane(item.sources().get(source), item)][week];
        }
    }
}
