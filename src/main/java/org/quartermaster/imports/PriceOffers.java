package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quartermaster.shared.SkuRange;

/** Offers in all warehouses. One is known by its SKU and first day. */
final class PriceOffers {

    record Offer(int sku, LocalDate from) {
    }

    record Terms(LocalDate to, BigDecimal depth, String campaign) {
    }

    private record Known(int id, Terms terms) {
    }

    private final Handle handle;
    private final SkuBlocks blocks = new SkuBlocks();
    private final Map<Offer, Known> known = new HashMap<>();
    private final Map<Offer, Terms> changed = new LinkedHashMap<>();

    PriceOffers(Handle handle) {
        this.handle = handle;
    }

    /** Takes an offer; answers whether it is new or says something else than before. */
    boolean take(Offer offer, Terms terms) {
        blocks.meet(offer.sku(), this::read);
        Optional<Terms> before = Optional.ofNullable(changed.get(offer)).or(() -> Optional.ofNullable(known.get(offer)).map(Known::terms));
        if (before.filter(terms::equals).isPresent()) {
            return false;
        }
        changed.put(offer, terms);
        return true;
    }

    private void read(SkuRange skus) {
        handle.createQuery("select id, sku_id, from_day, to_day, depth, name from promotion where sku_id between :low and :high and warehouse_id is null").bind("low", skus.fromId()).bind("high", skus.toId())
                .map((row, _) -> known.put(new Offer(row.getInt(2), row.getObject(3, LocalDate.class)),
                        new Known(row.getInt(1), new Terms(row.getObject(4, LocalDate.class), row.getBigDecimal(5), row.getString(6))))).forEach(_ -> { });
    }

    void write() {
        var added = handle.prepareBatch("insert into promotion (id, sku_id, from_day, to_day, depth, name) values (?, ?, ?, ?, ?, ?)");
        var moved = handle.prepareBatch("update promotion set to_day = ?, depth = ?, name = ? where id = ?");
        int fresh = (int) changed.keySet().stream().filter(offer -> !known.containsKey(offer)).count();
        long next = fresh == 0 ? 0 : TrialRun.take(handle, "promotion", fresh);
        for (var one : changed.entrySet()) {
            Terms terms = one.getValue();
            Known before = known.get(one.getKey());
            if (before == null) {
                added.add(next++, one.getKey().sku(), one.getKey().from(), terms.to(), terms.depth(), terms.campaign());
            } else {
                moved.add(terms.to(), terms.depth(), terms.campaign(), before.id());
            }
        }
        added.execute();
        moved.execute();
    }
}
