package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/** Solomon (1987), also Gehring &amp; Homberger (1999): name; vehicles and capacity; the depot and the customers, seven numbers each. */
final class SolomonFormat {
    private static final int COLUMNS = 7;

    private SolomonFormat() {
    }

    static BenchInstance read(Lines lines) throws MalformedInstance {
        String name = lines.next("the name");
        skipWords(lines, "number of vehicles and capacity");
        double[] fleet = lines.numbers(2, "number of vehicles and capacity");
        int vehicles = lines.whole(fleet[0], 1, "number of vehicles");
        int capacity = lines.whole(fleet[1], 1, "capacity");
        skipWords(lines, "the depot");
        double[] row = lines.numbers(COLUMNS, "the depot");
        var depot = new Depot(lines.whole(row[0], 0, "number of the depot"), row[1], row[2], row[4], row[5]);
        var customers = new ArrayList<Customer>();
        var seen = new HashSet<Integer>();
        while (lines.hasNext()) {
            Customer customer = customer(lines, capacity, depot);
            if (!seen.add(customer.number())) {
                throw lines.malformed("customer %d stands twice".formatted(customer.number()));
            }
            customers.add(customer);
        }
        if (customers.isEmpty()) {
            throw lines.malformed("there is no customer");
        }
        return new BenchInstance(name, Format.SOLOMON, customers, List.of(depot), vehicles, capacity, Double.POSITIVE_INFINITY);
    }

    private static void skipWords(Lines lines, String wanted) throws MalformedInstance {
        while (lines.hasNext() && Character.isLetter(lines.peek().charAt(0))) {
            lines.next(wanted);
        }
    }

    private static Customer customer(Lines lines, int capacity, Depot depot) throws MalformedInstance {
        double[] row = lines.numbers(COLUMNS, "a customer");
        int number = lines.whole(row[0], 1, "number of a customer");
        int demand = lines.whole(row[3], 0, "demand of customer %d".formatted(number));
        if (demand > capacity) {
            throw lines.malformed("customer %d asks for %d, a vehicle carries %d".formatted(number, demand, capacity));
        }
        if (row[5] < row[4]) {
            throw lines.malformed("the window of customer %d ends (%s) before it begins (%s)".formatted(number, row[5], row[4]));
        }
        if (row[6] < 0 || row[5] < depot.ready()) {
            throw lines.malformed("customer %d: service (%s) must be ≥ 0 and the window end (%s) after the depot opens (%s)"
                    .formatted(number, row[6], row[5], depot.ready()));
        }
        return new Customer(number, row[1], row[2], demand, row[4], row[5], row[6]);
    }
}
