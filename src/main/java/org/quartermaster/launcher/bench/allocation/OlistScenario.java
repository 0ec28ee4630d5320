package org.quartermaster.launcher.bench.allocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.delivery.allocation.RateTable;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Supply;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/**
 * What if the marketplace's sellers shared warehouses: one in the middle of the sellers of each of the busiest states. Each month's units of a product arrive
 * at the month's start, most at the warehouse nearest to its seller, a share where customers live. Rates come from what was paid.
 */
final class OlistScenario {
    private static final double AT_HOME = 0.6;
    private static final double SPARE = 1.1;

    private final OlistFiles files;
    private final List<OlistFiles.Order> orders;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final Map<String, Integer> skus = new HashMap<>();
    private final Map<Place, Integer> nearest = new HashMap<>();
    private final Map<Long, String> codes = new HashMap<>();

    private OlistScenario(OlistFiles read) {
        files = read;
        orders = read.orders();
    }

    static Scenario read(Path folder, int warehouses) throws IOException {
        return new OlistScenario(OlistFiles.read(folder)).scenario(warehouses);
    }

    private Scenario scenario(int warehouses) {
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("There is no delivered order in the files.");
        }
        placeWarehouses(warehouses);
        var rates = new OlistRates();
        orders.forEach(order -> parcels(order).forEach((seller, items) -> rates.add(metres(files.seller(seller).place(), order.customer()), grams(items),
                items.stream().mapToDouble(OlistFiles.Item::freightCents).sum(), days(order))));
        var problem = new AllocationProblem(sites, stock(), new RateTable(rates.rates(), rates.zones()));
        var demands = new ArrayList<Demand>();
        orders.forEach(order -> demands.add(demand(order, demands.size() + 1)));
        return new Scenario(problem, demands, names, codes, Optional.of(asShipped()), List.of(
                "%d warehouses in the middle of the sellers of the busiest states".formatted(sites.size()),
                "each month's units of a product, and a tenth more, arrive at its start: %.0f %% nearest to the seller, the rest where customers live"
                        .formatted(100 * AT_HOME), "rates are the medians paid per distance and weight, days the median from purchase to delivery",
                "%d orders that were not delivered are left out; %d sellers and customers are placed by the first digits of their postal code".formatted(
                        files.notDelivered(), files.nearPlaces())), files.bad());
    }

    private void placeWarehouses(int warehouses) {
        Map<String, List<Place>> byState = orders.stream().flatMap(order -> order.items().stream()).map(item -> files.seller(item.seller()))
                .collect(Collectors.groupingBy(OlistFiles.Seller::state, TreeMap::new, Collectors.mapping(OlistFiles.Seller::place, Collectors.toList())));
        byState.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<String, List<Place>> state) -> -state.getValue().size())).limit(warehouses)
                .forEach(state -> {
                    int id = sites.size() + 1;
                    names.put(id, state.getKey());
                    sites.add(Site.of(id, state.getValue().stream().mapToDouble(Place::latitude).average().orElseThrow(),
                            state.getValue().stream().mapToDouble(Place::longitude).average().orElseThrow()));
                });
    }

    private int nearest(Place place) {
        return nearest.computeIfAbsent(place, _ -> sites.stream()
                .min(Comparator.comparingDouble(site -> TravelMatrix.haversine(new Place(site.latitude(), site.longitude()), place))).orElseThrow().id());
    }

    /** What arrives each month: never less by a month's end than was sold by then, each unit where most is missing of its share. */
    private Map<Shelf, Supply> stock() {
        double[] demand = new double[sites.size() + 1];
        orders.forEach(order -> demand[nearest(order.customer())] += 1.0 / orders.size());
        Map<String, TreeMap<YearMonth, List<OlistFiles.Item>>> sold = new TreeMap<>();
        orders.forEach(order -> order.items().forEach(item -> sold.computeIfAbsent(item.product(), _ -> new TreeMap<>())
                .computeIfAbsent(YearMonth.from(order.placed()), _ -> new ArrayList<>()).add(item)));
        var stock = new HashMap<Shelf, Supply>();
        sold.forEach((product, months) -> {
            int sku = skus.computeIfAbsent(product, _ -> skus.size() + 1);
            arrivals(months, demand).forEach((site, arrivals) -> stock.put(new Shelf(site, sku), new Supply(0, 0, demand[site], arrivals)));
        });
        return stock;
    }

    private Map<Integer, List<Supply.Arrival>> arrivals(TreeMap<YearMonth, List<OlistFiles.Item>> months, double[] demand) {
        var arrivals = new TreeMap<Integer, List<Supply.Arrival>>();
        var wanted = new double[sites.size() + 1];
        int sold = 0;
        int come = 0;
        for (var month : months.entrySet()) {
            for (OlistFiles.Item item : month.getValue()) {
                wanted[nearest(files.seller(item.seller()).place())] += SPARE * AT_HOME;
                sites.forEach(site -> wanted[site.id()] += SPARE * (1 - AT_HOME) * demand[site.id()]);
            }
            sold += month.getValue().size();
            var units = new TreeMap<Integer, Integer>();
            for (; come < Math.max(sold, Math.floor(SPARE * sold)); come++) {
                int site = most(wanted);
                wanted[site]--;
                units.merge(site, 1, Integer::sum);
            }
            units.forEach((site, count) -> arrivals.computeIfAbsent(site, _ -> new ArrayList<>())
                    .add(new Supply.Arrival((int) month.getKey().atDay(1).toEpochDay(), count)));
        }
        return arrivals;
    }

    private int most(double[] wanted) {
        int most = 1;
        for (int site = 2; site < wanted.length; site++) {
            most = wanted[site] > wanted[most] ? site : most;
        }
        return most;
    }

    private Demand demand(OlistFiles.Order order, long id) {
        codes.put(id, order.code());
        var lines = new ArrayList<Line>();
        order.items().stream().collect(Collectors.groupingBy(OlistFiles.Item::product, LinkedHashMap::new, Collectors.toList())).forEach((product, items) ->
                lines.add(new Line(skus.get(product), items.size(), files.grams(product), Math.round(items.getFirst().priceCents()))));
        return new Demand(id, order.placed().toInstant(ZoneOffset.UTC), order.customer().latitude(), order.customer().longitude(), "",
                (int) order.promised().toLocalDate().toEpochDay(), 0, 0, lines);
    }

    private static Map<String, List<OlistFiles.Item>> parcels(OlistFiles.Order order) {
        return order.items().stream().collect(Collectors.groupingBy(OlistFiles.Item::seller, TreeMap::new, Collectors.toList()));
    }

    private long grams(List<OlistFiles.Item> items) {
        return Math.round(items.stream().mapToDouble(item -> files.grams(item.product())).sum());
    }

    private static double days(OlistFiles.Order order) {
        return order.delivered() == null ? Double.NaN : Duration.between(order.placed(), order.delivered()).toHours() / 24.0;
    }

    private static double metres(Place from, Place to) {
        return TravelMatrix.haversine(from, to);
    }

    /** What was paid and when it came; each seller sent its own parcel. */
    private DryRun.Figures asShipped() {
        int parcels = orders.stream().mapToInt(order -> parcels(order).size()).sum();
        int splits = (int) orders.stream().filter(order -> parcels(order).size() > 1).count();
        long freight = Math.round(orders.stream().flatMap(order -> order.items().stream()).mapToDouble(OlistFiles.Item::freightCents).sum());
        List<OlistFiles.Order> arrived = orders.stream().filter(order -> order.delivered() != null).toList();
        long lateDays = arrived.stream().mapToLong(order -> Math.max(0, order.delivered().toLocalDate().toEpochDay() - order.promised().toLocalDate().toEpochDay())).sum();
        int late = (int) arrived.stream().filter(order -> order.delivered().toLocalDate().isAfter(order.promised().toLocalDate())).count();
        return new DryRun.Figures("as_shipped", orders.size(), orders.size() - arrived.size(), parcels, splits, freight, 0, late, lateDays,
                arrived.stream().mapToDouble(OlistScenario::days).average().orElse(0), Double.NaN, Double.NaN, Double.NaN, Map.of());
    }
}
