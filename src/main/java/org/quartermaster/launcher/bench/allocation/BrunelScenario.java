package org.quartermaster.launcher.bench.allocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.delivery.allocation.Rate;
import org.quartermaster.delivery.allocation.RateTable;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Supply;

/**
 * The files of the Brunel logistics data set: plants with a daily limit of orders and a cost per unit, products per plant, customers that plants are reserved
 * for, ports per plant, freight rates by port, service and weight.
 */
final class BrunelScenario {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final List<String> SERVICES = List.of("CRF", "DTD", "DTP");
    private static final int PLENTY = 1_000_000_000;
    private static final double HUNDREDTH_KG_GRAMS = 10;

    private final Path folder;
    private final List<BadRow> bad = new ArrayList<>();
    private final Map<String, Integer> plants = new TreeMap<>();
    private final Map<String, Integer> packing = new HashMap<>();
    private final Map<String, Double> unitCents = new HashMap<>();
    private final Map<String, Set<String>> ports = new HashMap<>();
    private final Map<String, Set<String>> reservedFor = new HashMap<>();
    private final Map<Shelf, Supply> stock = new HashMap<>();
    private final List<Rate> rates = new ArrayList<>();
    private final List<Demand> orders = new ArrayList<>();
    private final Map<Long, String> codes = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<Long, Integer> usedPlant = new HashMap<>();

    private BrunelScenario(Path files) {
        folder = files;
    }

    static Scenario read(Path folder) throws IOException {
        return new BrunelScenario(folder).read();
    }

    private Scenario read() throws IOException {
        new NamedTable(folder, "WhCapacities", "Plant ID", "Daily Capacity").forEach(row -> {
            String plant = row.text("Plant ID");
            packing.put(plant, row.whole("Daily Capacity", 0));
            plants.putIfAbsent(plant, plants.size() + 1);
        }, bad);
        new NamedTable(folder, "WhCosts", "WH", "Cost/unit").forEach(row -> unitCents.put(known(row.text("WH")), 100 * row.number("Cost/unit", 0)), bad);
        new NamedTable(folder, "PlantPorts", "Plant Code", "Port").forEach(row -> ports.computeIfAbsent(known(row.text("Plant Code")), _ -> new HashSet<>())
                .add(row.text("Port")), bad);
        new NamedTable(folder, "VmiCustomers", "Plant Code", "Customers").forEach(row -> reservedFor
                .computeIfAbsent(known(row.text("Plant Code")), _ -> new HashSet<>()).add(row.text("Customers")), bad);
        new NamedTable(folder, "ProductsPerPlant", "Plant Code", "Product ID").forEach(row -> stock.put(
                new Shelf(plants.get(known(row.text("Plant Code"))), row.whole("Product ID", 0)), Supply.of(PLENTY)), bad);
        new NamedTable(folder, "FreightRates", "Carrier", "orig_port_cd", "dest_port_cd", "minm_wgh_qty", "max_wgh_qty", "svc_cd", "minimum cost", "rate",
                "tpt_day_cnt").forEach(this::rate, bad);
        new NamedTable(folder, "OrderList", "Order ID", "Order Date", "TPT", "Service Level", "Ship ahead day count", "Customer", "Product ID", "Plant Code",
                "Destination Port", "Unit quantity", "Weight").forEach(this::order, bad);
        return scenario();
    }

    private String known(String plant) {
        if (!plants.containsKey(plant)) {
            throw new NamedTable.Unusable("plant %s is not in WhCapacities".formatted(plant));
        }
        return plant;
    }

    private void rate(NamedTable row) {
        long from = Math.round(1000 * row.number("minm_wgh_qty", 0));
        long to = Math.round(1000 * row.number("max_wgh_qty", 0) + HUNDREDTH_KG_GRAMS);
        if (to <= from) {
            throw new NamedTable.Unusable("weights from %s to %s are no range".formatted(row.text("minm_wgh_qty"), row.text("max_wgh_qty")));
        }
        String service = row.text("svc_cd");
        if (!SERVICES.contains(service)) {
            throw new NamedTable.Unusable("service \"%s\" is none of %s".formatted(service, SERVICES));
        }
        rates.add(new Rate(row.text("Carrier"), lane(row.text("orig_port_cd"), row.text("dest_port_cd"), service), from, to,
                Math.round(100 * row.number("minimum cost", 0)), 0, 100 * row.number("rate", 0), row.whole("tpt_day_cnt", 0)));
    }

    private static String lane(String from, String to, String service) {
        return from + ">" + to + " " + service;
    }

    private void order(NamedTable row) {
        String code = row.text("Order ID");
        if (!seen.add(code)) {
            throw new NamedTable.Unusable("order %s is there twice".formatted(code));
        }
        String service = row.text("Service Level");
        if (!SERVICES.contains(service)) {
            throw new NamedTable.Unusable("service level \"%s\" is none of %s".formatted(service, SERVICES));
        }
        LocalDate placed = row.parsed("Order Date", text -> LocalDate.parse(text, DATE));
        int units = row.whole("Unit quantity", 1);
        var line = new Line(row.whole("Product ID", 0), units, 1000 * row.number("Weight", 0) / units, 0);
        int promised = (int) placed.toEpochDay() + row.whole("Ship ahead day count", 0) + row.whole("TPT", 0);
        long id = orders.size() + 1L;
        int plant = plants.getOrDefault(row.text("Plant Code"), -1);
        orders.add(new Demand(id, placed.atStartOfDay().toInstant(ZoneOffset.UTC), Double.NaN, Double.NaN,
                row.text("Customer") + "|" + row.text("Destination Port") + "|" + service, promised, 0, 0, List.of(line)));
        codes.put(id, code);
        usedPlant.put(id, plant);
    }

    private Scenario scenario() {
        var names = new HashMap<Integer, String>();
        plants.forEach((plant, number) -> names.put(number, plant));
        var sites = plants.entrySet().stream().map(plant -> new Site(plant.getValue(), 0, 0, ZoneId.of("UTC"), LocalTime.MAX, EnumSet.allOf(DayOfWeek.class),
                packing.get(plant.getKey()), 0, unitCents.getOrDefault(plant.getKey(), 0.0))).toList();
        rates.add(new Rate("customer", "CRF", 0, Long.MAX_VALUE, 0, 0, 0, 0));
        var problem = new AllocationProblem(sites, stock, new RateTable(rates, (site, order) -> lanes(names.get(site.id()), order.lane())));
        return new Scenario(problem, orders, names, codes, Optional.of(asShipped(problem)), List.of(
                "a plant ships the products of ProductsPerPlant without limit, and for the customers of VmiCustomers only when it is named there",
                "Daily Capacity counts orders a day; what exceeds it leaves on a later day", "freight is max(minimum cost, rate × weight) of the cheapest carrier "
                + "for port, service and weight; CRF is the customer's own", "promised: order date + ship-ahead days + TPT; the plant's cost is per unit"), bad);
    }

    private List<String> lanes(String plant, String lane) {
        String[] parts = lane.split("\\|");
        if (reservedFor.containsKey(plant) && !reservedFor.get(plant).contains(parts[0])) {
            return List.of();
        }
        return parts[2].equals("CRF") ? List.of("CRF") : ports.getOrDefault(plant, Set.of()).stream().sorted().map(port -> lane(port, parts[1], parts[2])).toList();
    }

    /** The plants of the file, with the same limits, products and rates. */
    private DryRun.Figures asShipped(AllocationProblem problem) {
        var named = orders.stream().map(order -> new Demand(order.id(), order.readyAt(), order.latitude(), order.longitude(), order.lane(),
                order.promisedDay(), order.priority(), usedPlant.get(order.id()), order.lines())).toList();
        return new DryRun(problem).run(new Strategy("as_shipped", Strategy.cheapest().rules(), Strategy.cheapest().weights(), 0), named).figures();
    }
}
