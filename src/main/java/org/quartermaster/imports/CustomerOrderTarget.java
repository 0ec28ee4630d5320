package org.quartermaster.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.catalog.BundlePart;
import org.quartermaster.catalog.Bundles;
import org.quartermaster.database.Settings;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.SkuId;
import org.quartermaster.stock.Claims;
import org.quartermaster.stock.StockPlace;

/**
 * Customer orders that wait to be shipped, one row per line, known by their code. A bundle comes in as its parts, which share its price. New ones come in open and claim their goods where they name a warehouse;
 * orders that are known already stay as they are. Times are the company's.
 */
final class CustomerOrderTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.CUSTOMER_ORDERS;
    private static final int BATCH = 1_000;

    private record Line(int units, BigDecimal price) {
        /** Two rows of one SKU: the units together at their mean price. */
        Line and(Line other) {
            int both = Math.addExact(units, other.units);
            BigDecimal value = price.multiply(BigDecimal.valueOf(units)).add(other.price.multiply(BigDecimal.valueOf(other.units)));
            return new Line(both, value.divide(BigDecimal.valueOf(both), 4, RoundingMode.HALF_UP));
        }
    }

    private record Head(LocalDateTime placedAt, String customer, String shipTo, BigDecimal latitude, BigDecimal longitude, LocalDateTime promisedFrom,
                        LocalDateTime promisedTo, String windows, Integer warehouse, OrderPriority priority, int attempts) {
    }

    private record Order(String code, Head head, Map<Integer, Line> lines) {
        BigDecimal value() {
            return lines.values().stream().map(line -> line.price().multiply(BigDecimal.valueOf(line.units()))).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private final Handle handle;
    private final Codes skus;
    private final WarehouseChoice warehouses;
    private final boolean hasOneForAll;
    private final ZoneId zone;
    private final Map<SkuId, List<BundlePart>> bundles;
    private final Set<String> known = new HashSet<>();
    private final Map<Integer, BigDecimal> prices = new HashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<String> leftAlone = new HashSet<>();
    private final Set<String> broken = new HashSet<>();

    CustomerOrderTarget(Handle handle, String warehouse) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        warehouses = new WarehouseChoice(handle, warehouse);
        bundles = Bundles.read(handle);
        hasOneForAll = !warehouse.isEmpty();
        zone = Settings.find(handle, "company.zone").map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        handle.createQuery("select code from customer_order").mapTo(String.class).forEach(code -> known.add(Codes.folded(code)));
        handle.createQuery("select id, unit_price from sku where unit_price is not null").map((row, _) -> Map.entry(row.getInt(1), row.getBigDecimal(2)))
                .forEach(entry -> prices.put(entry.getKey(), entry.getValue()));
    }

    /** An order of which a row cannot be used is left out whole: a corrected file brings it then. */
    @Override
    public Optional<Misfit> accept(Object[] values) {
        var misfit = judged(values);
        misfit.ifPresent(_ -> broken.add(Codes.folded((String) values[0])));
        return misfit;
    }

    @Override
    public void unread(String key) {
        broken.add(Codes.folded(key));
    }

    private Optional<Misfit> judged(Object[] values) {
        String code = (String) values[0];
        if (known.contains(Codes.folded(code))) {
            leftAlone.add(Codes.folded(code));
            return Optional.empty();
        }
        Integer sku = skus.find((String) values[KIND.index("sku")]);
        Object named = values[KIND.index("warehouse")];
        Integer warehouse = named == null && !hasOneForAll ? null : warehouses.of(named);
        if (sku == null || warehouse == null && (named != null || hasOneForAll)) {
            return Optional.of(sku == null ? new Misfit("sku", "unknownSku") : new Misfit("warehouse", "unknownWarehouse"));
        }
        if ((Integer) values[KIND.index("units")] < 1) {
            return Optional.of(new Misfit("units", "notPositive"));
        }
        if (DeliveryTimes.of(values[KIND.index("deliveryWindows")]).isEmpty()) {
            return Optional.of(new Misfit("deliveryWindows", "notWindows"));
        }
        if (priority(values).isEmpty()) {
            return Optional.of(new Misfit("priority", "notPriority"));
        }
        return Coordinates.misfit(KIND, values).or(() -> take(code, sku, head(values, warehouse), values));
    }

    private Optional<Misfit> take(String code, int sku, Head head, Object[] values) {
        if (head.promisedTo() != null && (head.promisedFrom() == null || !head.promisedTo().isAfter(head.promisedFrom()))) {
            return Optional.of(new Misfit("promisedTo", "endsBeforeItBegins"));
        }
        Order order = orders.computeIfAbsent(Codes.folded(code), _ -> new Order(code, head, new LinkedHashMap<>()));
        if (!order.head().equals(head)) {
            return Optional.of(new Misfit("order", "orderOfTwoKinds"));
        }
        BigDecimal price = Optional.ofNullable((BigDecimal) values[KIND.index("unitPrice")]).orElse(prices.getOrDefault(sku, BigDecimal.ZERO));
        if (price.signum() < 0) {
            return Optional.of(new Misfit("unitPrice", "negative"));
        }
        int units = (Integer) values[KIND.index("units")];
        List<BundlePart> parts = bundles.get(new SkuId(sku));
        if (parts == null) {
            order.lines().merge(sku, new Line(units, price), Line::and);
        } else {
            Map<SkuId, BigDecimal> shared = Bundles.prices(price, parts, part -> prices.getOrDefault(part.value(), BigDecimal.ZERO).doubleValue());
            parts.forEach(part -> order.lines().merge(part.component().value(), new Line(Math.multiplyExact(units, part.units()), shared.get(part.component())), Line::and));
        }
        return Optional.empty();
    }

    private static Optional<OrderPriority> priority(Object[] values) {
        Object named = values[KIND.index("priority")];
        return named == null || named.toString().isBlank() ? Optional.of(OrderPriority.USUAL) : OrderPriority.read(named.toString());
    }

    private Head head(Object[] values, Integer warehouse) {
        Object customer = values[KIND.index("customer")];
        Object shipTo = values[KIND.index("shipTo")];
        Object attempts = values[KIND.index("paymentAttempts")];
        return new Head(utc(values[KIND.index("placedAt")]), customer == null ? "" : customer.toString(), shipTo == null ? "" : shipTo.toString(),
                (BigDecimal) values[KIND.index("latitude")], (BigDecimal) values[KIND.index("longitude")], utc(values[KIND.index("promisedFrom")]),
                utc(values[KIND.index("promisedTo")]), DeliveryTimes.of(values[KIND.index("deliveryWindows")]).orElse(""), warehouse, priority(values).orElseThrow(), attempts == null ? 1 : Math.clamp((Integer) attempts, 1, 255));
    }

    private LocalDateTime utc(Object local) {
        return local == null ? null : ((LocalDateTime) local).atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    @Override
    public Map<String, Long> finish() {
        long incomplete = orders.keySet().stream().filter(broken::contains).count();
        orders.keySet().removeAll(broken);
        long id = TrialRun.take(handle, "customer_order", Math.max(1, orders.size()));
        var heads = handle.prepareBatch("insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, promised_from, promised_to, warehouse_id, state, priority, value, "
                + "payment_attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)");
        var lines = handle.prepareBatch("insert into customer_order_line (order_id, line_no, sku_id, units, unit_price) values (?, ?, ?, ?, ?)");
        var claimed = handle.prepareBatch("insert into customer_order_claim (order_id, warehouse_id, sku_id, units) values (?, ?, ?, ?)");
        var wished = handle.prepareBatch("insert into delivery_wish (order_id, skills, late_cents, windows, noted_by, noted_at) values (?, 0, 0, ?, ?, utc_timestamp(6))");
        Map<StockPlace, Integer> claims = new HashMap<>();
        long lineCount = 0;
        for (Order order : orders.values()) {
            add(heads, id, order);
            if (!order.head().windows().isEmpty()) {
                wished.add(id, order.head().windows(), Actor.current().map(Actor::name).orElse(""));
            }
            int lineNo = 0;
            for (var line : order.lines().entrySet()) {
                lines.add(id, ++lineNo, line.getKey(), line.getValue().units(), line.getValue().price());
                if (order.head().warehouse() != null) {
                    claimed.add(id, order.head().warehouse(), line.getKey(), line.getValue().units());
                    claims.merge(new StockPlace(line.getKey(), order.head().warehouse()), line.getValue().units(), Integer::sum);
                }
            }
            lineCount += lineNo;
            id++;
            if (lines.size() >= BATCH) {
                write(heads, lines, claimed, wished);
            }
        }
        write(heads, lines, claimed, wished);
        new Claims(handle).claim(claims);
        return Map.of("added", (long) orders.size(), "leftAlone", (long) leftAlone.size(), "incomplete", incomplete, "lines", lineCount);
    }

    private static void write(PreparedBatch... batches) {
        for (PreparedBatch batch : batches) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static void add(PreparedBatch heads, long id, Order order) {
        Head head = order.head();
        heads.add(id, order.code(), head.placedAt(), head.customer(), head.shipTo(), head.latitude(), head.longitude(), head.promisedFrom(), head.promisedTo(),
                head.warehouse(), head.priority().code(), order.value(), head.attempts());
    }
}
