package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Makes a plan break no rule: lines that use what is scarce go, the cheapest per unit of it first; an order below its supplier's minimum grows or is given
 * up, whichever costs less. Pinned lines stay, so that what they alone break stays broken.
 */
final class Repair {

    private final HorizonProblem problem;
    private final HorizonLedger ledger;
    private final List<int[]> cellsOfOrder;
    private final int[] itemOf;

    private Repair(HorizonProblem problem, int[] packs) {
        this.problem = problem;
        this.ledger = new HorizonLedger(problem, packs);
        this.cellsOfOrder = OrderCells.of(problem);
        this.itemOf = new int[packs.length];
        for (HorizonItem item : problem.items()) {
            for (int cell = ledger.firstCell[item.id()]; cell < ledger.firstCell[item.id() + 1]; cell++) {
                itemOf[cell] = item.id();
            }
        }
    }

    static int[] of(HorizonProblem problem, int[] packs) {
        var repair = new Repair(problem, packs);
        for (int pass = 0; pass < 3 && repair.ledger.hard() < 0; pass++) {
            repair.fitItems();
            repair.fitBudgets();
            repair.fitRooms();
            repair.reachMinimums(pass < 2);
        }
        return repair.ledger.packs.clone();
    }

    private int week(int cell) {
        return (cell - ledger.firstCell[itemOf[cell]]) % problem.weeks();
    }

    private int sourceIndex(int cell) {
        return (cell - ledger.firstCell[itemOf[cell]]) / problem.weeks();
    }

    private HorizonSource source(int cell) {
        return problem.items().get(itemOf[cell]).sources().get(sourceIndex(cell));
    }

    private void set(int cell, int packs) {
        ledger.set(itemOf[cell], sourceIndex(cell), week(cell), packs);
    }

    private boolean isFree(int cell) {
        return !source(cell).isPinned(week(cell));
    }

    /** Items that order more than they may, or from two suppliers at once where they may not: the last line goes pack by pack. */
    private void fitItems() {
        for (HorizonItem item : problem.items()) {
            for (int cell = ledger.firstCell[item.id() + 1] - 1; cell >= ledger.firstCell[item.id()] && ledger.broken(item.id()) > 0; cell--) {
                while (ledger.packs[cell] > 0 && isFree(cell) && ledger.broken(item.id()) > 0) {
                    set(cell, fewer(cell));
                }
            }
        }
    }

    private void fitBudgets() {
        for (int week = 0; week < problem.weeks(); week++) {
            int here = week;
            LongSupplier over = () -> problem.budgetMicros()[here] == HorizonProblem.UNLIMITED ? 0 : ledger.spent(here) - problem.budgetMicros()[here];
            if (over.getAsLong() > 0) {
                drop(orderedIn(cell -> week(cell) == here), over, cell -> source(cell).priceMicros(ledger.packs[cell]));
            }
        }
    }

    private void fitRooms() {
        for (int w = 0; w < problem.room().length; w++) {
            for (int week = 0; week < problem.weeks(); week++) {
                int warehouse = w;
                int here = week;
                LongSupplier over = () -> problem.room()[warehouse] == HorizonProblem.UNLIMITED ? 0
                        : ledger.stocked(warehouse, here) / problem.scenarios() - problem.room()[warehouse];
                if (over.getAsLong() > 0) {
                    drop(orderedIn(cell -> problem.items().get(itemOf[cell]).warehouse() == warehouse && week(cell) + lead(cell) <= here), over,
                            cell -> (long) ledger.packs[cell] * source(cell).multiple() * problem.items().get(itemOf[cell]).centilitres());
                }
            }
        }
    }

    private int lead(int cell) {
        return problem.suppliers().get(source(cell).supplier()).leadWeeks();
    }

    private List<Integer> orderedIn(java.util.function.IntPredicate wanted) {
        var cells = new ArrayList<Integer>();
        for (int cell = 0; cell < ledger.packs.length; cell++) {
            if (ledger.packs[cell] > 0 && isFree(cell) && wanted.test(cell)) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** Takes packs away, or whole lines, the least loss per unit of what is scarce first. */
    private void drop(List<Integer> cells, LongSupplier over, java.util.function.IntToLongFunction use) {
        var ranked = new ArrayList<double[]>();
        for (int cell : cells) {
            int packs = ledger.packs[cell];
            long used = Math.max(1, use.applyAsLong(cell));
            long before = ledger.cost();
            set(cell, fewer(cell));
            ranked.add(new double[] {cell, (ledger.cost() - before) / (double) used * packs / Math.max(1, packs - ledger.packs[cell])});
            set(cell, packs);
        }
        ranked.sort(Comparator.comparingDouble(entry -> entry[1]));
        for (double[] entry : ranked) {
            if (over.getAsLong() <= 0) {
                return;
            }
            int cell = (int) entry[0];
            while (over.getAsLong() > 0 && ledger.packs[cell] > source(cell).leastPacks()) {
                set(cell, ledger.packs[cell] - 1);
            }
            if (over.getAsLong() > 0) {
                set(cell, 0);
            }
        }
    }

    /** One pack less; nothing where that would fall below the least line. */
    private int fewer(int cell) {
        int packs = ledger.packs[cell] - 1;
        return packs < source(cell).leastPacks() ? 0 : packs;
    }

    private void reachMinimums(boolean mayGrow) {
        for (int order = 0; order < cellsOfOrder.size(); order++) {
            long minimum = problem.suppliers().get(order / (problem.room().length * problem.weeks())).minimumMicros();
            if (ledger.orderLines(order) > 0 && ledger.orderValue(order) < minimum) {
                settle(order, minimum, mayGrow);
            }
        }
    }

    private void settle(int order, long minimum, boolean mayGrow) {
        int[] cells = cellsOfOrder.get(order);
        int[] before = values(cells);
        for (int cell : cells) {
            if (ledger.packs[cell] > 0 && isFree(cell)) {
                set(cell, 0);
            }
        }
        long given = ledger.cost();
        long hard = ledger.hard();
        restore(cells, before);
        if (mayGrow) {
            grow(order, minimum);
        }
        if (ledger.orderValue(order) < minimum || ledger.hard() < hard || ledger.hard() == hard && ledger.cost() > given) {
            for (int cell : cells) {
                if (ledger.packs[cell] > 0 && isFree(cell)) {
                    set(cell, 0);
                }
            }
        }
    }

    private int[] values(int[] cells) {
        int[] values = new int[cells.length];
        for (int at = 0; at < cells.length; at++) {
            values[at] = ledger.packs[cells[at]];
        }
        return values;
    }

    private void restore(int[] cells, int[] values) {
        for (int at = 0; at < cells.length; at++) {
            set(cells[at], values[at]);
        }
    }

    /** One pack more for each line in turn, as long as something is missing. */
    private void grow(int order, long minimum) {
        boolean grew = true;
        while (grew && ledger.orderValue(order) < minimum) {
            grew = false;
            for (int cell : cellsOfOrder.get(order)) {
                if (ledger.packs[cell] > 0 && isFree(cell) && ledger.packs[cell] < source(cell).mostPacks() && ledger.orderValue(order) < minimum) {
                    long hard = ledger.hard();
                    set(cell, ledger.packs[cell] + 1);
                    if (ledger.hard() < hard) {
                        set(cell, ledger.packs[cell] - 1);
                    } else {
                        grew = true;
                    }
                }
            }
        }
    }
}
