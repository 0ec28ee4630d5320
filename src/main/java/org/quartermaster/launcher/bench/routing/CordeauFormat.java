package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/**
 * Cordeau, Gendreau &amp; Laporte (1997): type, vehicles per depot, customers, depots; for each depot its longest route (0: none) and capacity; the customers;
 * the depots. Types 2 (several depots) and 6 (with time windows), and 0 and 4, the same with one depot.
 */
final class CordeauFormat {
    private static final List<Integer> READ = List.of(0, 2, 4, 6);
    private static final int COLUMNS = 5;

    private final Lines lines;

    private CordeauFormat(Lines from) {
        lines = from;
    }

    static BenchInstance read(Lines lines) throws MalformedInstance {
        return new CordeauFormat(lines).instance();
    }

    private BenchInstance instance() throws MalformedInstance {
        double[] head = lines.numbers(4, "type, vehicles, customers, depots");
        int type = lines.whole(head[0], 0, "type");
        if (!READ.contains(type)) {
            throw lines.malformed("type %d is not read; 0, 2, 4 and 6 are".formatted(type));
        }
        int vehicles = lines.whole(head[1], 1, "vehicles per depot");
        int customers = lines.whole(head[2], 1, "customers");
        int depots = lines.whole(head[3], 1, "depots");
        double[] limits = limits(depots);
        boolean hasWindows = type >= 4;
        var all = new ArrayList<Customer>();
        for (int i = 0; i < customers; i++) {
            all.add(customer((int) limits[1], hasWindows));
        }
        var homes = new ArrayList<Depot>();
        for (int i = 0; i < depots; i++) {
            homes.add(depot(hasWindows));
        }
        return new BenchInstance(lines.nameOf(), Format.CORDEAU, all, homes, vehicles, (int) limits[1], limits[0] == 0 ? Double.POSITIVE_INFINITY : limits[0]);
    }

    /** Longest route and capacity, which must be the same at all depots. */
    private double[] limits(int depots) throws MalformedInstance {
        double[] first = null;
        for (int i = 0; i < depots; i++) {
            double[] row = lines.numbers(2, "longest route and capacity of depot %d".formatted(i + 1));
            lines.whole(row[1], 1, "capacity");
            if (first != null && (row[0] != first[0] || row[1] != first[1])) {
                throw lines.malformed("depot %d differs from the first in its longest route or capacity".formatted(i + 1));
            }
            first = row;
        }
        return first;
    }

    private Customer customer(int capacity, boolean hasWindows) throws MalformedInstance {
        double[] row = lines.numbers(COLUMNS, "a customer");
        int number = lines.whole(row[0], 1, "number of a customer");
        int demand = lines.whole(row[4], 0, "demand of customer %d".formatted(number));
        if (demand > capacity) {
            throw lines.malformed("customer %d asks for %d, a vehicle carries %d".formatted(number, demand, capacity));
        }
        double ready = hasWindows ? row[row.length - 2] : 0;
        double due = hasWindows ? row[row.length - 1] : Double.POSITIVE_INFINITY;
        if (due < ready) {
            throw lines.malformed("the window of customer %d ends (%s) before it begins (%s)".formatted(number, due, ready));
        }
        return new Customer(number, row[1], row[2], demand, ready, due, row[3]);
    }

    private Depot depot(boolean hasWindows) throws MalformedInstance {
        double[] row = lines.numbers(3, "a depot");
        boolean isOpenAlways = !hasWindows || row.length < 9 || row[row.length - 1] <= row[row.length - 2];
        return new Depot(lines.whole(row[0], 1, "number of a depot"), row[1], row[2], isOpenAlways ? 0 : row[row.length - 2],
                isOpenAlways ? Double.POSITIVE_INFINITY : row[row.length - 1]);
    }
}
