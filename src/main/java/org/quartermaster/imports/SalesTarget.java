package org.quartermaster.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.sales.StockOutBook;

/**
 * Sales lines. Every line goes into the ledger under a key made of its own values; a line that stands n times in this file and m times in an earlier one counts
 * max(n, m) times, so that overlapping files count once and the same file twice changes nothing. Daily sales of the SKUs concerned are then netted anew.
 */
final class SalesTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.SALES;
    private static final int BATCH = 5_000;

    private record NewSku(int id, String code, String name, BigDecimal price) {
    }

    private final Handle handle;
    private final Codes skus;
    private final WarehouseChoice warehouses;
    private final Map<String, NewSku> newSkus = new LinkedHashMap<>();
    private final PreparedBatch lines;
    private final long run = ThreadLocalRandom.current().nextLong();
    private final Set<Integer> touched = new HashSet<>();
    private final SortedSet<LocalDate> days = new TreeSet<>();
    private final MessageDigest digest = sha256();
    private long rows;

    SalesTarget(Handle handle, String warehouse) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        warehouses = new WarehouseChoice(handle, warehouse);
        lines = handle.prepareBatch("insert into sale_line (line_key, sku_id, warehouse_id, invoice, sold_at, units, unit_price, customer, occurrences, read_run, read_count) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 1) on duplicate key update read_count = if(read_run = values(read_run), read_count + 1, 1), read_run = values(read_run), "
                + "occurrences = greatest(occurrences, read_count), customer = if(customer = '', values(customer), customer)");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        String code = Codes.key(((String) values[0]).strip());
        int units = (Integer) values[1];
        BigDecimal price = price(values[KIND.index("unitPrice")]);
        Optional<Misfit> misfit = misfit(code, units, price);
        Integer warehouse = warehouses.of(values[KIND.index("warehouse")]);
        if (misfit.isEmpty() && warehouse == null) {
            misfit = Optional.of(new Misfit("warehouse", "unknownWarehouse"));
        }
        if (misfit.isEmpty()) {
            keep(code, units, price, warehouse, values);
        }
        return misfit;
    }

    /** Lines without a price are stock corrections, samples or broken goods, not demand; a file without a price column is taken as it is. */
    private static Optional<Misfit> misfit(String code, int units, BigDecimal price) {
        if (ServiceCodes.contains(code)) {
            return Optional.of(new Misfit("sku", "serviceCode"));
        }
        if (code.length() > 60) {
            return Optional.of(new Misfit("sku", "tooLong"));
        }
        if (units == 0) {
            return Optional.of(new Misfit("units", "zeroUnits"));
        }
        return price != null && price.signum() <= 0 ? Optional.of(new Misfit("unitPrice", "noPrice")) : Optional.empty();
    }

    private static BigDecimal price(Object value) {
        return value == null ? null : ((BigDecimal) value).setScale(4, RoundingMode.HALF_EVEN);
    }

    private void keep(String code, int units, BigDecimal price, int warehouse, Object[] values) {
        rows++;
        String name = (String) values[KIND.index("name")];
        int sku = sku(code, name, price);
        var soldAt = ((LocalDateTime) values[2]).truncatedTo(ChronoUnit.MINUTES);
        String invoice = cut(values[KIND.index("invoice")]);
        String customer = cut(values[KIND.index("customer")]).replaceAll("\\.0+$", "");
        BigDecimal money = price == null ? BigDecimal.ZERO : price;
        touched.add(sku);
        days.add(soldAt.toLocalDate());
        lines.add(key(invoice, sku, warehouse, soldAt, units, money), sku, warehouse, invoice, soldAt, units, money, customer, run);
        if (lines.size() >= BATCH) {
            lines.execute();
        }
    }

    private int sku(String code, String name, BigDecimal price) {
        Integer known = skus.find(code);
        if (known == null) {
            known = skus.add(code);
            newSkus.put(code, new NewSku(known, code, "", null));
        }
        NewSku fresh = newSkus.get(code);
        if (fresh != null && price != null) {
            newSkus.put(code, new NewSku(fresh.id(), code, name == null || name.isBlank() ? fresh.name() : name, price));
        }
        return known;
    }

    /** The minute first, so that the lines of a file, which come in the order of time, are appended to the table and not strewn over it. */
    private byte[] key(String invoice, int sku, int warehouse, LocalDateTime soldAt, int units, BigDecimal price) {
        String line = invoice.toUpperCase(Locale.ROOT) + '|' + sku + '|' + warehouse + '|' + soldAt + '|' + units + '|' + price.toPlainString();
        var key = SaleDays.key(soldAt);
        return key.put(digest.digest(line.getBytes(StandardCharsets.UTF_8)), 0, key.remaining()).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(Object text) {
        String plain = text == null ? "" : text.toString().strip();
        return plain.length() <= 40 ? plain : plain.substring(0, 40);
    }

    @Override
    public Map<String, Long> finish() {
        lines.execute();
        addSkus();
        SaleDays.Added added = SaleDays.renew(handle, days);
        SalesNetting.Netted netting = new SalesNetting(handle).net(touched);
        added.firstDay().ifPresent(day -> StockOutBook.changed(handle, day));
        return counts(added.lines(), netting);
    }

    private Map<String, Long> counts(long added, SalesNetting.Netted netting) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("known", rows - added);
        counts.put("newSkus", (long) newSkus.size());
        counts.put("days", netting.days());
        counts.put("cancelledUnits", netting.cancelledUnits());
        counts.put("cancelledWithoutSale", netting.cancelledWithoutSale());
        counts.put("closedDays", netting.closedDays());
        return counts;
    }

    private void addSkus() {
        var batch = handle.prepareBatch("insert into sku (id, code, name, unit_price) values (?, ?, ?, ?)");
        for (NewSku sku : newSkus.values()) {
            String name = sku.name().isBlank() ? sku.code() : sku.name();
            batch.add(sku.id(), sku.code(), name.length() <= 200 ? name : name.substring(0, 200), sku.price());
            if (batch.size() >= BATCH) {
                batch.execute();
            }
        }
        batch.execute();
    }
}
