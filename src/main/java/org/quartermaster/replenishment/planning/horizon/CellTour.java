package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.quartermaster.replenishment.planning.horizon.CellMove.Change;

/**
 * Random moves without end: a pack more or less, to an adjacent week, to another supplier, up to a price break, one line up and another down, a whole
 * order to an adjacent week, a truck filled from the following order or emptied into it.
 */
final class CellTour implements Iterator<CellMove> {

    private final HorizonProblem problem;
    private final List<Cell> cells;
    private final List<Cell> free = new ArrayList<>();
    private final List<int[]> cellsOfOrder;
    private final int[] firstCell;
    private final Random random;
    private final TruckMoves trucks;

    CellTour(HorizonSolution solution, Random random) {
        this.problem = solution.problem();
        this.cells = solution.getCells();
        this.random = random;
        this.cellsOfOrder = OrderCells.of(problem);
        this.firstCell = problem.cells();
        this.trucks = new TruckMoves(this, random);
        cells.stream().filter(this::isFree).forEach(free::add);
    }

    /** Whether the plan decides the cell: nobody pinned it, its supplier takes orders then, and they arrive within the horizon. */
    boolean isFree(Cell cell) {
        HorizonSource source = source(cell);
        HorizonSupplier supplier = problem.suppliers().get(source.supplier());
        return !source.isPinned(cell.week()) && supplier.takesOrders()[cell.week()] && cell.week() + supplier.leadWeeks() < problem.weeks();
    }

    HorizonProblem problem() {
        return problem;
    }

    Cell cell(int index) {
        return cells.get(index);
    }

    HorizonItem item(Cell cell) {
        return problem.items().get(cell.item());
    }

    HorizonSource source(Cell cell) {
        return item(cell).sources().get(cell.source());
    }

    /** The cells of the order that this cell stands in, or of that {@code weeks} later; none beyond the horizon. */
    int[] orderOf(Cell cell, int weeks) {
        int week = cell.week() + weeks;
        return week < 0 || week >= problem.weeks() ? new int[0] : cellsOfOrder.get(problem.order(source(cell).supplier(), item(cell).warehouse(), week));
    }

    /** The same item from the same source {@code weeks} later; null beyond the horizon or where the plan does not decide. */
    Cell neighbour(Cell cell, int weeks) {
        int week = cell.week() + weeks;
        if (week < 0 || week >= problem.weeks()) {
            return null;
        }
        Cell other = cells.get(cell.getIndex() + weeks);
        return isFree(other) ? other : null;
    }

    @Override
    public boolean hasNext() {
        return !free.isEmpty();
    }

    @Override
    public CellMove next() {
        if (free.isEmpty()) {
            throw new NoSuchElementException("Every cell is pinned or closed.");
        }
        Cell cell = free.get(random.nextInt(free.size()));
        int kind = random.nextInt(100);
        if (kind < 35) {
            return one(more(cell, (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(2))));
        } else if (kind < 62) {
            return shift(cell);
        } else if (kind < 70) {
            return one(new Change(cell, cell.getPacks() > 0 ? 0 : usual(cell)));
        } else if (kind < 78) {
            return otherSource(cell);
        } else if (kind < 83) {
            return toBreak(cell);
        } else if (kind < 97) {
            return exchange(cell);
        }
        return kind < 98 ? wholeOrder(cell) : trucks.move(cell);
    }

    private static CellMove one(Change change) {
        return new CellMove(List.of(change));
    }

    /** Steps over the gap between nothing and the least line. */
    Change more(Cell cell, int packs) {
        HorizonSource source = source(cell);
        int least = source.leastPacks();
        int now = cell.getPacks();
        int wanted = now == 0 && packs > 0 ? least + packs - 1 : now + packs;
        return new Change(cell, wanted < least ? 0 : Math.min(wanted, source.mostPacks()));
    }

    /** What the item orders in some other week, or the least. */
    private int usual(Cell cell) {
        int first = cell.getIndex() - cell.week();
        int from = random.nextInt(problem.weeks());
        for (int at = 0; at < problem.weeks(); at++) {
            int packs = cells.get(first + (from + at) % problem.weeks()).getPacks();
            if (packs > 0) {
                return packs;
            }
        }
        return Math.min(source(cell).leastPacks(), source(cell).mostPacks());
    }

    private CellMove shift(Cell cell) {
        Cell other = neighbour(cell, (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3) / 2));
        if (other == null || cell.getPacks() == 0 && other.getPacks() == 0) {
            return one(more(cell, 1));
        }
        Cell from = cell.getPacks() > 0 ? cell : other;
        Cell to = from == cell ? other : cell;
        int all = from.getPacks();
        int part = random.nextInt(3) > 0 ? all : 1 + random.nextInt(all);
        int rest = all - part;
        int kept = rest < source(from).leastPacks() ? 0 : rest;
        int moved = all - kept;
        return new CellMove(List.of(new Change(from, kept), new Change(to, Math.min(source(to).mostPacks(), Math.max(source(to).leastPacks(), to.getPacks() + moved)))));
    }

    /** All units from another supplier, to arrive in the same week where that can be. */
    private CellMove otherSource(Cell cell) {
        int sources = item(cell).sources().size();
        if (sources == 1) {
            return shift(cell);
        }
        int j = (cell.source() + 1 + random.nextInt(sources - 1)) % sources;
        HorizonSource other = item(cell).sources().get(j);
        int week = cell.week() + lead(source(cell)) - lead(other);
        if (week < 0 || week >= problem.weeks() || cell.getPacks() == 0) {
            return one(more(cell, 1));
        }
        Cell to = cells.get(firstCell[cell.item()] + j * problem.weeks() + week);
        int units = cell.getPacks() * source(cell).multiple();
        int packs = Math.max(other.leastPacks(), to.getPacks() + Math.round(units / (float) other.multiple()));
        return isFree(to) ? new CellMove(List.of(new Change(cell, 0), new Change(to, Math.min(packs, other.mostPacks())))) : one(more(cell, -1));
    }

    private int lead(HorizonSource source) {
        return problem.suppliers().get(source.supplier()).leadWeeks();
    }

    /** Up to a break, with the units taken from the following weeks. */
    private CellMove toBreak(Cell cell) {
        HorizonSource source = source(cell);
        if (source.priceBreaks().isEmpty()) {
            return one(more(cell, 1));
        }
        int units = source.priceBreaks().get(random.nextInt(source.priceBreaks().size())).fromUnits();
        int packs = Math.min(source.mostPacks(), Math.max(source.leastPacks(), (units + source.multiple() - 1) / source.multiple()));
        int missing = packs - cell.getPacks();
        var changes = new ArrayList<Change>();
        changes.add(new Change(cell, packs));
        for (int ahead = 1; ahead < 6 && missing > 0; ahead++) {
            Cell later = neighbour(cell, ahead);
            if (later != null && later.getPacks() > 0) {
                int left = Math.max(0, later.getPacks() - missing);
                missing -= later.getPacks() - left;
                changes.add(new Change(later, left < source.leastPacks() ? 0 : left));
            }
        }
        return new CellMove(changes);
    }

    private CellMove exchange(Cell cell) {
        int[] order = orderOf(cell, 0);
        Cell other = cells.get(order[random.nextInt(order.length)]);
        return other == cell || !isFree(other) ? one(more(cell, 1)) : new CellMove(List.of(more(cell, 1), more(other, -1)));
    }

    /** All lines of the order into the order of an adjacent week. */
    private CellMove wholeOrder(Cell cell) {
        int weeks = random.nextBoolean() ? 1 : -1;
        var changes = new ArrayList<Change>();
        for (int index : orderOf(cell, 0)) {
            Cell from = cells.get(index);
            Cell to = neighbour(from, weeks);
            if (from.getPacks() > 0 && isFree(from) && to != null) {
                changes.add(new Change(from, 0));
                changes.add(new Change(to, Math.min(source(to).mostPacks(), to.getPacks() + from.getPacks())));
            }
        }
        return changes.isEmpty() ? one(more(cell, 1)) : new CellMove(changes);
    }
}
