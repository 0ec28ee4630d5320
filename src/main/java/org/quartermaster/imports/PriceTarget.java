package org.quartermaster.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * List prices, past and planned. A price holds from its first day on, and up to a last day where one is given: then the price that held before comes back. Prices that the plan had between these days are replaced. A row with a campaign is
 * an offer: the list price stays, and the price becomes a promotion with its depth.
 */
final class PriceTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.PRICES;
    private static final int BATCH = 2_000;
    /** What holds before the first planned price. */
    private static final LocalDate ALWAYS = LocalDate.EPOCH;

    private record Offer(int sku, LocalDate from) {
    }

    private record Terms(LocalDate to, BigDecimal depth, String campaign) {
    }

    private final Handle handle;
    private final Codes skus;
    private final Map<Integer, TreeMap<LocalDate, BigDecimal>> plans = new HashMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private final Map<Offer, Terms> offers = new LinkedHashMap<>();
    private final Map<Offer, Integer> knownOffers = new HashMap<>();
    private long changed;
    private long known;

    PriceTarget(Handle handle) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        handle.createQuery("select id, unit_price from sku where unit_price > 0").map((row, _) -> plan(row.getInt(1)).put(ALWAYS, row.getBigDecimal(2).setScale(4, RoundingMode.HALF_EVEN))).list();
        handle.createQuery("select distinct sku_id from price_period").mapTo(Integer.class).forEach(sku -> plan(sku).clear());
        handle.createQuery("select sku_id, from_day, unit_price from price_period").map((row, _) -> plan(row.getInt(1)).put(row.getObject(2, LocalDate.class), row.getBigDecimal(3))).forEach(_ -> { });
        handle.createQuery("select id, sku_id, from_day from promotion where warehouse_id is null").map((row, _) -> knownOffers.put(new Offer(row.getInt(2), row.getObject(3, LocalDate.class)), row.getInt(1)))
                .forEach(_ -> { });
    }

    private TreeMap<LocalDate, BigDecimal> plan(int sku) {
        return plans.computeIfAbsent(sku, _ -> new TreeMap<>());
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer sku = skus.find((String) values[0]);
        if (sku == null) {
            return Optional.of(new Misfit("sku", "unknownSku"));
        }
        LocalDate from = ((LocalDateTime) values[KIND.index("fromDay")]).toLocalDate();
        LocalDate to = values[KIND.index("toDay")] instanceof LocalDateTime day ? day.toLocalDate() : null;
        BigDecimal price = ((BigDecimal) values[KIND.index("unitPrice")]).setScale(4, RoundingMode.HALF_EVEN);
        if (price.signum() <= 0) {
            return Optional.of(new Misfit("unitPrice", "notPositiveNumber"));
        }
        if (to != null && to.isBefore(from)) {
            return Optional.of(new Misfit("toDay", "endsBeforeItBegins"));
        }
        String campaign = values[KIND.index("campaign")] instanceof String name ? name.strip() : "";
        var before = plan(sku).floorEntry(from);
        if (to != null && before == null) {
            return Optional.of(new Misfit("unitPrice", "noPriceBefore"));
        }
        return campaign.isEmpty() ? held(sku, from, to, price) : offered(new Offer(sku, from), to, price, before.getValue(), campaign);
    }

    private Optional<Misfit> held(int sku, LocalDate from, LocalDate to, BigDecimal price) {
        TreeMap<LocalDate, BigDecimal> plan = plan(sku);
        var was = new TreeMap<>(plan);
        if (to != null) {
            plan.putIfAbsent(to.plusDays(1), plan.floorEntry(to).getValue());
            plan.subMap(from, true, to, true).clear();
        }
        plan.put(from, price);
        count(was.equals(plan));
        touched.add(sku);
        return Optional.empty();
    }

    private Optional<Misfit> offered(Offer offer, LocalDate to, BigDecimal price, BigDecimal list, String campaign) {
        if (to == null) {
            return Optional.of(new Misfit("toDay", "missing"));
        }
        if (price.compareTo(list) >= 0) {
            return Optional.of(new Misfit("unitPrice", "notBelowListPrice"));
        }
        offers.put(offer, new Terms(to, BigDecimal.ONE.subtract(price.divide(list, 4, RoundingMode.HALF_EVEN)), campaign));
        count(knownOffers.containsKey(offer));
        return Optional.empty();
    }

    private void count(boolean isKnown) {
        changed += isKnown ? 0 : 1;
        known += isKnown ? 1 : 0;
    }

    @Override
    public Map<String, Long> finish() {
        var gone = handle.prepareBatch("delete from price_period where sku_id = ?");
        var prices = handle.prepareBatch("insert into price_period (sku_id, from_day, unit_price) values (?, ?, ?)");
        for (int sku : touched) {
            gone.add(sku);
        }
        run(gone, 0);
        for (int sku : touched) {
            plan(sku).forEach((from, price) -> prices.add(sku, from, price));
            run(prices, BATCH);
        }
        run(prices, 0);
        writeOffers();
        return Map.of("changed", changed, "known", known);
    }

    private void writeOffers() {
        var added = handle.prepareBatch("insert into promotion (id, sku_id, from_day, to_day, depth, name) values (?, ?, ?, ?, ?, ?)");
        var moved = handle.prepareBatch("update promotion set to_day = ?, depth = ?, name = ? where id = ?");
        long fresh = offers.keySet().stream().filter(offer -> !knownOffers.containsKey(offer)).count();
        long next = fresh == 0 ? 0 : TrialRun.take(handle, "promotion", (int) fresh);
        for (var one : offers.entrySet()) {
            Terms terms = one.getValue();
            Integer id = knownOffers.get(one.getKey());
            if (id == null) {
                added.add(next++, one.getKey().sku(), one.getKey().from(), terms.to(), terms.depth(), terms.campaign());
            } else {
                moved.add(terms.to(), terms.depth(), terms.campaign(), id);
            }
        }
        run(added, 0);
        run(moved, 0);
    }

    private static void run(PreparedBatch batch, int least) {
        if (batch.size() > least) {
            batch.execute();
        }
    }
}
