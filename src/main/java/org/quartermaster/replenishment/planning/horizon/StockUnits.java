package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many units of an item lie in stock at every level, week by week, summed over the scenarios: what a price of room adds to its {@link ItemTables} is a
 * multiple of it, so that tables need not be counted again whenever a price moves.
 */
final class StockUnits {

    /** In which of the tables a scenario's holding is counted. */
    private enum Kind {
        NOTHING_YET, ALL_IN_TIME, LATE, TWO_LATE
    }

    /** {@code units[level]} in stock at the end of {@code week}, counted in the tables at {@code late} and {@code at}. */
    private record Part(int week, Kind kind, int late, int at, double[] units) {
        double[] table(ItemTables tables) {
            return switch (kind) {
                case LATE -> tables.holdLate()[late][at];
                case TWO_LATE -> tables.holdTwoLate()[late][at];
                default -> tables.cost()[at];
            };
        }
    }

    private final ItemTables free;
    private final List<Part> parts = new ArrayList<>();

    private StockUnits(ItemTables free) {
        this.free = free;
    }

    static StockUnits of(HorizonProblem problem, int[][][] arrived, HorizonItem item) {
        var stock = new StockUnits(ItemTables.of(problem, arrived, item));
        for (int k = 0; k < problem.scenarios(); k++) {
            for (int week = 0; week < problem.weeks(); week++) {
                stock.count(week, item.need()[k][week], ItemTables.range(problem, arrived, item, k, week));
            }
        }
        return stock;
    }

    private void count(int week, int need, ItemTables.Range range) {
        Kind kind = !range.isDivided() ? range.low() < 0 ? Kind.NOTHING_YET : Kind.ALL_IN_TIME : range.high() == range.low() + 2 ? Kind.TWO_LATE : Kind.LATE;
        int at = switch (kind) {
            case NOTHING_YET -> 0;
            case ALL_IN_TIME -> range.low();
            case LATE -> range.low() + 1;
            case TWO_LATE -> range.high();
        };
        double[] units = part(week, kind, range.isDivided() ? range.late() : 0, at).units();
        for (int q = 0; q < units.length; q++) {
            units[q] += Math.max(0, (kind == Kind.NOTHING_YET ? 0 : q * free.step()) - need);
        }
    }

    private Part part(int week, Kind kind, int late, int at) {
        for (Part part : parts) {
            if (part.week() == week && part.kind() == kind && part.late() == late && part.at() == at) {
                return part;
            }
        }
        parts.add(new Part(week, kind, late, at, new double[kind == Kind.NOTHING_YET ? 1 : free.states()]));
        return parts.getLast();
    }

    /** The tables with {@code stock[week]} for one unit in stock at a week's end in one scenario, beyond holding. */
    ItemTables priced(double[] stock) {
        double constant = free.constant();
        ItemTables tables = free.withHolding(copy(free.cost()), copy(free.holdLate()), copy(free.holdTwoLate()), constant);
        for (Part part : parts) {
            double price = stock[part.week()];
            if (price > 0 && part.kind() == Kind.NOTHING_YET) {
                constant += price * part.units()[0];
            } else if (price > 0) {
                add(part.units(), price, part.table(tables));
            }
        }
        return free.withHolding(tables.cost(), tables.holdLate(), tables.holdTwoLate(), constant);
    }

    private static void add(double[] units, double price, double[] table) {
        for (int q = 0; q < units.length; q++) {
            table[q] += price * units[q];
        }
    }

    private static double[][] copy(double[][] tables) {
        return Arrays.stream(tables).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][][] copy(double[][][] tables) {
        return Arrays.stream(tables).map(StockUnits::copy).toArray(double[][][]::new);
    }
}
