package org.quartermaster.imports;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Supplier terms, one row per supplier and SKU; a row with {@code fromUnits} above 1 is a price break of that term. The first supplier of a SKU becomes its preferred one. */
final class TermTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.TERMS;
    private static final int BATCH = 2_000;

    private final Handle handle;
    private final Codes suppliers;
    private final Codes skus;
    private final Map<Long, Integer> terms = new HashMap<>();
    private final PreparedBatch added;
    private final PreparedBatch changed;
    private final PreparedBatch breaks;
    private long addedCount;
    private long changedCount;
    private long next;
    private long end;

    TermTarget(Handle handle) {
        this.handle = handle;
        suppliers = new Codes(handle, "supplier");
        skus = new Codes(handle, "sku");
        handle.createQuery("select id, supplier_id, sku_id from supplier_term").map((row, _) -> Map.entry(pair(row.getInt(2), row.getInt(3)), row.getInt(1)))
                .forEach(entry -> terms.put(entry.getKey(), entry.getValue()));
        added = handle.prepareBatch("insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, lead_time_days, supplier_sku) "
                + "values (?, ?, ?, ?, coalesce(?, 1), coalesce(?, 1), ?, coalesce(?, ''))");
        changed = handle.prepareBatch("update supplier_term set version = version + if(unit_cost = :cost and minimum_order_quantity = coalesce(:moq, minimum_order_quantity) "
                + "and order_multiple = coalesce(:multiple, order_multiple) and coalesce(lead_time_days, -1) = coalesce(:leadTime, lead_time_days, -1), 0, 1), unit_cost = :cost, minimum_order_quantity = coalesce(:moq, minimum_order_quantity), "
                + "order_multiple = coalesce(:multiple, order_multiple), lead_time_days = coalesce(:leadTime, lead_time_days), supplier_sku = coalesce(:supplierSku, supplier_sku) where id = :id");
        breaks = handle.prepareBatch("insert into price_break (term_id, from_units, unit_cost) values (?, ?, ?) on duplicate key update unit_cost = values(unit_cost)");
    }

    private static long pair(int supplier, int sku) {
        return (long) supplier << 32 | sku;
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer supplier = suppliers.find((String) values[0]);
        Integer sku = skus.find((String) values[1]);
        if (supplier == null || sku == null) {
            return Optional.of(supplier == null ? new Misfit("supplier", "unknownSupplier") : new Misfit("sku", "unknownSku"));
        }
        for (String field : new String[] {"minimumOrderQuantity", "orderMultiple", "fromUnits"}) {
            if (values[KIND.index(field)] instanceof Integer number && number < 1) {
                return Optional.of(new Misfit(field, "notPositive"));
            }
        }
        if (((BigDecimal) values[2]).signum() < 0) {
            return Optional.of(new Misfit("unitCost", "negative"));
        }
        take(supplier, sku, values);
        return Optional.empty();
    }

    private void take(int supplier, int sku, Object[] values) {
        Integer term = terms.get(pair(supplier, sku));
        boolean isBreak = values[KIND.index("fromUnits")] instanceof Integer from && from > 1;
        Object moq = values[KIND.index("minimumOrderQuantity")];
        Object multiple = values[KIND.index("orderMultiple")];
        Object leadTime = values[KIND.index("leadTimeDays")];
        if (term == null) {
            term = newTerm(supplier, sku);
            added.add(term, supplier, sku, values[2], moq, multiple, leadTime, values[KIND.index("supplierSku")]);
        } else if (!isBreak) {
            changed.bind("cost", values[2]).bind("moq", moq).bind("multiple", multiple).bind("leadTime", leadTime).bind("supplierSku", values[KIND.index("supplierSku")]).bind("id", term).add();
        }
        if (isBreak) {
            breaks.add(term, values[KIND.index("fromUnits")], values[2]);
        }
        if (added.size() + changed.size() + breaks.size() >= BATCH) {
            flush();
        }
    }

    private int newTerm(int supplier, int sku) {
        if (next == end) {
            next = TrialRun.take(handle, "supplier_term", 500);
            end = next + 500;
        }
        int id = (int) next++;
        terms.put(pair(supplier, sku), id);
        return id;
    }

    private void flush() {
        addedCount += added.execute().length;
        changedCount += changed.execute().length;
        breaks.execute();
    }

    @Override
    public Map<String, Long> finish() {
        flush();
        handle.execute("update supplier_term t join (select sku_id, min(id) as first_id, max(preferred) as has from supplier_term group by sku_id) s on s.first_id = t.id "
                + "set t.preferred = true where s.has = 0");
        return Map.of("added", addedCount, "matched", changedCount);
    }
}
