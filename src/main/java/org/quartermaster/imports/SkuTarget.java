package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** SKUs: new codes are added, known ones changed where the file says something; an empty cell changes nothing. */
final class SkuTarget implements RowTarget {

    private static final int BATCH = 2_000;
    private static final ImportKind KIND = ImportKind.SKUS;
    private static final String CHANGES = "name = coalesce(:name, name), name_zh = coalesce(:nameZh, name_zh), category_id = coalesce(:category, category_id), "
            + "brand = coalesce(:brand, brand), unit_cost = coalesce(:unitCost, unit_cost), unit_price = coalesce(:unitPrice, unit_price), "
            + "volume_litres = coalesce(:volumeLitres, volume_litres), weight_kg = coalesce(:weightKg, weight_kg), pack_size = coalesce(:packSize, pack_size), "
            + "shelf_life_days = coalesce(:shelfLifeDays, shelf_life_days), launched_on = coalesce(:launchedOn, launched_on), "
            + "predecessor_id = coalesce(:predecessor, predecessor_id), predecessor_share = coalesce(:predecessorShare, predecessor_share), "
            + "predecessor_until = coalesce(:predecessorUntil, predecessor_until)";

    private final Codes skus;
    private final Codes categories;
    private final PreparedBatch added;
    private final PreparedBatch changed;
    private final PreparedBatch newCategories;
    private long addedCount;
    private long changedCount;

    SkuTarget(Handle handle) {
        skus = new Codes(handle, "sku");
        categories = new Codes(handle, "category");
        added = handle.prepareBatch("insert into sku (id, code, name, name_zh, category_id, brand, unit_cost, unit_price, volume_litres, weight_kg, pack_size, "
                + "shelf_life_days, launched_on, predecessor_id, predecessor_share, predecessor_until) values (:id, :code, coalesce(:name, :code), coalesce(:nameZh, ''), :category, coalesce(:brand, ''), :unitCost, :unitPrice, "
                + ":volumeLitres, :weightKg, coalesce(:packSize, 1), :shelfLifeDays, :launchedOn, :predecessor, :predecessorShare, :predecessorUntil)");
        changed = handle.prepareBatch("update sku set " + CHANGES + " where id = :id");
        newCategories = handle.prepareBatch("insert into category (id, code, name) values (?, ?, ?)");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Optional<Misfit> misfit = misfit(values);
        if (misfit.isEmpty()) {
            take(values);
        }
        return misfit;
    }

    private Optional<Misfit> misfit(Object[] values) {
        if (values[KIND.index("packSize")] instanceof Integer pack && pack < 1) {
            return Optional.of(new Misfit("packSize", "notPositive"));
        }
        for (String field : new String[] {"unitCost", "unitPrice", "volumeLitres", "weightKg"}) {
            if (values[KIND.index(field)] instanceof BigDecimal number && number.signum() < 0) {
                return Optional.of(new Misfit(field, "negative"));
            }
        }
        return values[KIND.index("shelfLifeDays")] instanceof Integer days && days < 0 ? Optional.of(new Misfit("shelfLifeDays", "negative")) : link(values);
    }

    private Optional<Misfit> link(Object[] values) {
        if (!(values[KIND.index("predecessor")] instanceof String code)) {
            return Optional.empty();
        }
        if (skus.find(code) == null || Codes.folded(code).equals(Codes.folded((String) values[0]))) {
            return Optional.of(new Misfit("predecessor", skus.find(code) == null ? "unknownSku" : "itself"));
        }
        BigDecimal share = share(values);
        return share.signum() <= 0 || share.compareTo(BigDecimal.TWO) > 0 ? Optional.of(new Misfit("predecessorShare", "notAShare")) : Optional.empty();
    }

    /** All of it when nothing is said; more than 2 is per cent. */
    private static BigDecimal share(Object[] values) {
        BigDecimal share = (BigDecimal) values[KIND.index("predecessorShare")];
        return share == null ? BigDecimal.ONE : share.compareTo(BigDecimal.TWO) > 0 ? share.movePointLeft(2) : share;
    }

    private void take(Object[] values) {
        String code = Codes.key((String) values[0]);
        Integer known = skus.find(code);
        PreparedBatch batch = known == null ? added : changed;
        batch.bind("id", known == null ? skus.add(code) : known).bind("code", code).bind("category", category(values[KIND.index("category")]));
        for (String field : new String[] {"name", "nameZh", "brand", "unitCost", "unitPrice", "volumeLitres", "weightKg", "packSize", "shelfLifeDays"}) {
            batch.bind(field, values[KIND.index(field)]);
        }
        Integer predecessor = values[KIND.index("predecessor")] instanceof String other ? skus.find(other) : null;
        batch.bind("predecessor", predecessor).bind("predecessorShare", predecessor == null ? null : share(values)).bind("predecessorUntil", predecessor == null ? null : day(values, "predecessorUntil"))
                .bind("launchedOn", day(values, "launchedOn")).add();
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private static LocalDate day(Object[] values, String field) {
        return values[KIND.index(field)] instanceof LocalDateTime day ? day.toLocalDate() : null;
    }

    private Integer category(Object code) {
        if (code == null) {
            return null;
        }
        Integer known = categories.find(code.toString());
        if (known == null) {
            known = categories.add(code.toString());
            newCategories.add(known, code.toString(), code.toString());
        }
        return known;
    }

    private void flush() {
        newCategories.execute();
        addedCount += added.execute().length;
        changedCount += Arrays.stream(changed.execute()).filter(count -> count > 0).count();
    }

    @Override
    public Map<String, Long> finish() {
        flush();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("added", addedCount);
        counts.put("matched", changedCount);
        return counts;
    }
}
