package org.quartermaster.delivery.allocation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small networks for tests. One degree of latitude is 111.2 km; warehouse n lies n degrees north of the customer at 0, 0. */
final class Networks {
    /** A Monday, 10:00 UTC. */
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final int TODAY = (int) LocalDate.of(2026, 11, 23).toEpochDay();
    static final int NONE = Demand.NO_PROMISE;

    private Networks() {
    }

    /** Closes at 15:00, ships Monday to Friday. */
    static Site office(int id) {
        return new Site(id, id, 0, ZoneId.of("UTC"), LocalTime.of(15, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Site.UNLIMITED, 0, 0);
    }

    /** Three zones with edges at 150, 300 and 2,000 km: 3.00, 5.00 and 9.00 a parcel up to 5 kg, double above, one, two and three days; express 20.00, one day. */
    static Freight freight() {
        var rates = new ArrayList<Rate>();
        int[] cents = {300, 500, 900};
        for (int zone = 0; zone < 3; zone++) {
            rates.add(new Rate("post", "z" + zone, 0, 5_000, 0, cents[zone], 0, zone + 1));
            rates.add(new Rate("post", "z" + zone, 5_000, 30_000, 0, 2 * cents[zone], 0, zone + 1));
            rates.add(new Rate("express", "z" + zone, 0, 30_000, 2_000, 0, 0, 1));
        }
        return new RateTable(rates, new DistanceZones(List.of(new DistanceZones.Zone("z0", 150_000), new DistanceZones.Zone("z1", 300_000),
                new DistanceZones.Zone("z2", 2_000_000))));
    }

    /** Rows of warehouse, SKU, units on hand. */
    static Map<Shelf, Supply> stock(int[]... rows) {
        var stock = new HashMap<Shelf, Supply>();
        for (int[] row : rows) {
            stock.put(new Shelf(row[0], row[1]), Supply.of(row[2]));
        }
        return stock;
    }

    static AllocationProblem problem(List<Site> sites, Map<Shelf, Supply> stock) {
        return new AllocationProblem(sites, stock, freight());
    }

    /** Rows of SKU, units; each unit weighs a kilogram and is worth 10.00. */
    static Demand order(long id, int promisedDay, int[]... rows) {
        var lines = new ArrayList<Line>();
        for (int[] row : rows) {
            lines.add(new Line(row[0], row[1], 1_000, 1_000));
        }
        return new Demand(id, NOW, 0, 0, "", promisedDay, 0, 0, lines);
    }

    static Demand urgent(Demand order, int priority) {
        return new Demand(order.id(), order.readyAt(), order.latitude(), order.longitude(), order.lane(), order.promisedDay(), priority, order.requested(),
                order.lines());
    }

    static Demand from(Demand order, int requested) {
        return new Demand(order.id(), order.readyAt(), order.latitude(), order.longitude(), order.lane(), order.promisedDay(), order.priority(), requested,
                order.lines());
    }

    static Strategy strategy(Rule... rules) {
        return new Strategy("test", List.of(rules), Weights.of(1, 1, 0, 1_000, 0, 0, 0), 0);
    }

    static int[] row(int... values) {
        return values;
    }
}
