package org.quartermaster.imports;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Suppliers, by code. A currency that has no rate yet gets rate 1 and is named in the result. */
final class SupplierTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.SUPPLIERS;

    private final Handle handle;
    private final Codes suppliers;
    private final PreparedBatch added;
    private final PreparedBatch changed;
    private long addedCount;
    private long changedCount;

    SupplierTarget(Handle handle) {
        this.handle = handle;
        suppliers = new Codes(handle, "supplier");
        added = handle.prepareBatch("insert into supplier (id, code, name, email, currency, minimum_order_value, lead_time_days, address) values (:id, :code, coalesce(:name, :code), "
                + "coalesce(:email, ''), coalesce(:currency, (select value from setting where name = 'company.currency'), 'EUR'), coalesce(:minimumOrderValue, 0), :leadTimeDays, coalesce(:address, ''))");
        changed = handle.prepareBatch("update supplier set name = coalesce(:name, name), email = coalesce(:email, email), currency = coalesce(:currency, currency), "
                + "minimum_order_value = coalesce(:minimumOrderValue, minimum_order_value), lead_time_days = :leadTimeDays, address = coalesce(:address, address) where id = :id");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        if ((Integer) values[KIND.index("leadTimeDays")] < 0) {
            return Optional.of(new Misfit("leadTimeDays", "negative"));
        }
        if (values[KIND.index("currency")] instanceof String currency && !currency.matches("[A-Za-z]{3}")) {
            return Optional.of(new Misfit("currency", "notACurrency"));
        }
        if (values[KIND.index("minimumOrderValue")] instanceof BigDecimal value && value.signum() < 0) {
            return Optional.of(new Misfit("minimumOrderValue", "negative"));
        }
        take(values);
        return Optional.empty();
    }

    private void take(Object[] values) {
        String code = (String) values[0];
        Integer known = suppliers.find(code);
        PreparedBatch batch = known == null ? added : changed;
        Object currency = values[KIND.index("currency")];
        batch.bind("id", known == null ? suppliers.add(code) : known).bind("code", code).bind("name", values[KIND.index("name")])
                .bind("email", values[KIND.index("email")]).bind("currency", currency == null ? null : currency.toString().toUpperCase(Locale.ROOT))
                .bind("minimumOrderValue", values[KIND.index("minimumOrderValue")]).bind("leadTimeDays", values[KIND.index("leadTimeDays")]).bind("address", values[KIND.index("address")]).add();
    }

    @Override
    public Map<String, Long> finish() {
        addedCount += added.execute().length;
        changedCount += changed.execute().length;
        long rates = handle.execute("insert ignore into currency_rate (currency, rate) select distinct currency, 1 from supplier");
        return Map.of("added", addedCount, "matched", changedCount, "ratesToSet", rates);
    }
}
