package org.quartermaster.launcher.bench.allocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/** The files of the Olist marketplace: delivered orders with their items, where sellers and customers live, what products weigh, what freight was paid. */
final class OlistFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final double FARTHEST_METRES = 4_500_000;

    /** One piece of an order. */
    record Item(String product, String seller, double priceCents, double freightCents) {
    }

    /** A delivered order. */
    record Order(String code, Place customer, LocalDateTime placed, LocalDateTime delivered, LocalDateTime promised, List<Item> items) {
    }

    /** A seller and its state. */
    record Seller(Place place, String state) {
    }

    private final Path folder;
    private final List<BadRow> bad = new ArrayList<>();
    private final Map<String, Place> zips = new HashMap<>();
    private final Map<String, Seller> sellers = new HashMap<>();
    private final Map<String, Place> customers = new HashMap<>();
    private final Map<String, Double> grams = new HashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private int notDelivered;
    private int nearPlaces;

    private OlistFiles(Path files) {
        folder = files;
    }

    static OlistFiles read(Path folder) throws IOException {
        var files = new OlistFiles(folder);
        files.places();
        new NamedTable(folder, "olist_sellers", "seller_id", "seller_zip_code_prefix", "seller_state").forEach(row -> files.sellers.put(row.text("seller_id"),
                new Seller(files.place(row.text("seller_zip_code_prefix")), row.text("seller_state"))), files.bad);
        new NamedTable(folder, "olist_customers", "customer_id", "customer_zip_code_prefix").forEach(row -> files.customers.put(row.text("customer_id"),
                files.place(row.text("customer_zip_code_prefix"))), files.bad);
        new NamedTable(folder, "olist_products", "product_id", "product_weight_g").forEach(row -> files.grams.put(row.text("product_id"),
                row.number("product_weight_g", 0)), files.bad);
        new NamedTable(folder, "olist_orders", "order_id", "customer_id", "order_status", "order_purchase_timestamp", "order_delivered_customer_date",
                "order_estimated_delivery_date").forEach(files::order, files.bad);
        new NamedTable(folder, "olist_order_items", "order_id", "product_id", "seller_id", "price", "freight_value").forEach(files::item, files.bad);
        files.orders.values().removeIf(order -> order.items().isEmpty());
        return files;
    }

    /** The mean of a postal code's points; points far from all others are named, swapped ones as such. */
    private void places() throws IOException {
        record Point(String zip, double latitude, double longitude) {
        }
        var points = new ArrayList<Point>();
        new NamedTable(folder, "olist_geolocation", "geolocation_zip_code_prefix", "geolocation_lat", "geolocation_lng").forEach(row -> points.add(
                new Point(row.text("geolocation_zip_code_prefix"), row.number("geolocation_lat", -180), row.number("geolocation_lng", -180))), bad);
        var middle = new Place(median(points.stream().mapToDouble(Point::latitude).sorted().toArray()),
                median(points.stream().mapToDouble(Point::longitude).sorted().toArray()));
        var sums = new HashMap<String, double[]>();
        new NamedTable(folder, "olist_geolocation", "geolocation_zip_code_prefix").forEach(row -> {
            double latitude = row.number("geolocation_lat", -180);
            double longitude = row.number("geolocation_lng", -180);
            checkNear(middle, latitude, longitude);
            String zip = padded(row.text("geolocation_zip_code_prefix"));
            for (int digits : new int[] {zip.length(), 3, 2}) {
                double[] sum = sums.computeIfAbsent(zip.substring(0, Math.min(digits, zip.length())), _ -> new double[3]);
                sum[0] += latitude;
                sum[1] += longitude;
                sum[2]++;
            }
        }, bad.isEmpty() ? bad : new OnlyNew(bad));
        sums.forEach((zip, sum) -> zips.put(zip, new Place(sum[0] / sum[2], sum[1] / sum[2])));
    }

    /** Rows already named in the first reading are not named again. */
    private static final class OnlyNew extends ArrayList<BadRow> {
        private static final long serialVersionUID = 1;
        private final transient List<BadRow> known;

        OnlyNew(List<BadRow> bad) {
            known = bad;
        }

        @Override
        public boolean add(BadRow row) {
            return known.contains(row) || known.add(row);
        }
    }

    private static void checkNear(Place middle, double latitude, double longitude) {
        if (TravelMatrix.haversine(middle, new Place(latitude, longitude)) <= FARTHEST_METRES) {
            return;
        }
        boolean isSwapped = TravelMatrix.haversine(middle, new Place(longitude, latitude)) <= FARTHEST_METRES;
        throw new NamedTable.Unusable((isSwapped ? "latitude and longitude look swapped: %s, %s" : "%s, %s lies far from all other places").formatted(latitude,
                longitude));
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Five digits again where a spreadsheet took the leading zeros. */
    private static String padded(String zip) {
        return zip.matches("\\d{1,4}") ? "0".repeat(5 - zip.length()) + zip : zip;
    }

    /** The postal code's place, else that of the codes which begin like it, first with three digits, then with two. */
    private Place place(String text) {
        String zip = padded(text);
        for (int digits = zip.length(); digits >= 2; digits = digits > 3 ? 3 : digits - 1) {
            Place place = zips.get(zip.substring(0, digits));
            if (place != null) {
                nearPlaces += digits < zip.length() ? 1 : 0;
                return place;
            }
        }
        throw new NamedTable.Unusable("neither postal code %s nor its beginning has coordinates".formatted(zip));
    }

    private void order(NamedTable row) {
        String code = row.text("order_id");
        if (orders.containsKey(code)) {
            throw new NamedTable.Unusable("order %s is there twice".formatted(code));
        }
        if (!row.text("order_status").equals("delivered")) {
            notDelivered++;
            return;
        }
        Place customer = customers.get(row.text("customer_id"));
        if (customer == null) {
            throw new NamedTable.Unusable("customer %s is not known or has no coordinates".formatted(row.text("customer_id")));
        }
        LocalDateTime placed = row.parsed("order_purchase_timestamp", text -> LocalDateTime.parse(text, TIME));
        LocalDateTime promised = row.parsed("order_estimated_delivery_date", text -> LocalDateTime.parse(text, TIME));
        if (promised.isBefore(placed)) {
            throw new NamedTable.Unusable("promised %s before it was placed %s".formatted(promised, placed));
        }
        LocalDateTime delivered = row.textOrEmpty("order_delivered_customer_date").isEmpty() ? null
                : row.parsed("order_delivered_customer_date", text -> LocalDateTime.parse(text, TIME));
        orders.put(code, new Order(code, customer, placed, delivered, promised, new ArrayList<>()));
    }

    private void item(NamedTable row) {
        Order order = orders.get(row.text("order_id"));
        if (order == null) {
            return;
        }
        String seller = row.text("seller_id");
        String product = row.text("product_id");
        if (!sellers.containsKey(seller)) {
            throw new NamedTable.Unusable("seller %s is not known or has no coordinates".formatted(seller));
        }
        if (!grams.containsKey(product)) {
            throw new NamedTable.Unusable("product %s is not known or has no weight".formatted(product));
        }
        order.items().add(new Item(product, seller, 100 * row.number("price", 0), 100 * row.number("freight_value", 0)));
    }

    List<Order> orders() {
        return orders.values().stream().sorted(java.util.Comparator.comparing(Order::placed).thenComparing(Order::code)).toList();
    }

    Seller seller(String code) {
        return sellers.get(code);
    }

    double grams(String product) {
        return grams.get(product);
    }

    /** Sellers and customers placed by the beginning of their postal code only. */
    int nearPlaces() {
        return nearPlaces;
    }

    int notDelivered() {
        return notDelivered;
    }

    List<BadRow> bad() {
        return bad;
    }
}
