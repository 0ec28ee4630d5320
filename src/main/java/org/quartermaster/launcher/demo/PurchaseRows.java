package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Gathers order lines of one supplier, warehouse and day into a purchase order and writes it with its receipts. */
final class PurchaseRows {

    private static final Set<String> OPEN = Set.of("confirmed", "partly_received");
    private static final long ORDERS_PER_SHARD = 5_000;
    private static final long RECEIPTS_PER_SHARD = 1_000_000;

    private final World world;
    private final int shard;
    private final RowSink sink;
    private final TreeMap<Long, List<Ordered>> orders = new TreeMap<>();
    private final List<Double> values = new ArrayList<>();
    private long order;
    private long receipt;

    PurchaseRows(World world, int shard, RowSink sink) {
        this.world = world;
        this.shard = shard;
        this.sink = sink;
        this.order = shard * ORDERS_PER_SHARD;
        this.receipt = shard * RECEIPTS_PER_SHARD;
    }

    void add(List<Ordered> lines) {
        for (Ordered line : lines) {
            if (line.day() >= History.ORDERS_FROM || line.open()) {
                long key = (line.day() * 1_000L + line.site()) * 10_000 + line.supplier();
                orders.computeIfAbsent(key, _ -> new ArrayList<>()).add(line);
            }
        }
    }

    /** Writes all; returns the minimum order value that nine in ten orders of the supplier reached, rounded down to 50. */
    double write() {
        orders.values().forEach(lines -> order(standing(lines)));
        values.sort(null);
        return values.isEmpty() ? 0 : Math.floor(values.get(values.size() / 10) / 50) * 50;
    }

    /** Without the lines that were withdrawn, unless all were. */
    private static List<Ordered> standing(List<Ordered> lines) {
        var standing = lines.stream().filter(line -> !line.cancelled() || line.received() > 0).toList();
        return standing.isEmpty() ? lines : standing;
    }

    private void order(List<Ordered> lines) {
        long id = ++order;
        Ordered first = lines.getFirst();
        Supplier supplier = world.suppliers().get(first.supplier());
        double value = 0;
        for (Ordered line : lines) {
            value += line.units() * cost(line);
        }
        if (first.supplier() == shard) {
            values.add(value);
        }
        header(id, first, supplier, lines, value);
        LocalDate due = world.history().day(supplier.dueDay(first.day()));
        for (int i = 0; i < lines.size(); i++) {
            line(id, i + 1, lines.get(i), due);
        }
    }

    private void header(long id, Ordered first, Supplier supplier, List<Ordered> lines, double value) {
        LocalDate ordered = world.history().day(first.day());
        int due = supplier.dueDay(first.day());
        var dice = Dice.of(world.seed(), "order", id);
        String state = state(lines);
        boolean unsent = state.equals("confirmed") && first.day() >= History.DAYS - 3 && dice.chance(0.4);
        boolean reestimated = !unsent && OPEN.contains(state) && due < History.DAYS && dice.chance(0.5);
        sink.row(Table.PURCHASE_ORDER, id, "PO-" + id, supplier.id(), first.site() + 1, unsent ? "approved" : state, ordered, world.history().day(due),
                reestimated ? world.history().day(History.DAYS + dice.whole(2, 9)) : null, supplier.currency(), Catalogue.cents(value), "demo",
                ordered.atTime(9, 15), unsent ? null : ordered.atTime(10, 0));
    }

    private static String state(List<Ordered> lines) {
        if (lines.stream().anyMatch(Ordered::open)) {
            return lines.stream().anyMatch(line -> line.received() > 0) ? "partly_received" : "confirmed";
        }
        if (lines.stream().allMatch(line -> line.received() == line.units())) {
            return "received";
        }
        return lines.stream().allMatch(line -> line.received() == 0) ? "cancelled" : "closed";
    }

    private void line(long id, int number, Ordered line, LocalDate due) {
        sink.row(Table.PURCHASE_ORDER_LINE, id, number, line.sku().id(), line.units(), line.received(), cost(line), due);
        receipt(id, number, line.firstDay(), line.firstUnits());
        receipt(id, number, line.restDay(), line.restUnits());
    }

    private void receipt(long id, int number, int day, int units) {
        if (day >= 0 && day < History.DAYS && units > 0) {
            sink.row(Table.RECEIPT, ++receipt, id, number, world.history().day(day), units);
        }
    }

    private double cost(Ordered line) {
        boolean preferred = line.supplier() == line.sku().supplier();
        return Term.of(line.sku(), world.suppliers().get(line.supplier()), preferred, world.seed()).costOf(line.units());
    }
}
