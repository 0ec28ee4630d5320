package org.quartermaster.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Counted stock per SKU and warehouse. Without a day it is what is there now; with a day it is what was there at the end of that day on the company's clock, and what moved since is added to it ({@link StockCounts}): a file of many days tells
 * how stock went.
 */
final class StockTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.STOCK;

    private final Codes skus;
    private final WarehouseChoice warehouses;
    private final Clock clock;
    private final Instant now;
    private final StockCounts counts;
    private long rows;

    StockTarget(Handle handle, Clock clock, String warehouse) {
        skus = new Codes(handle, "sku");
        warehouses = new WarehouseChoice(handle, warehouse);
        this.clock = clock;
        now = clock.instant();
        counts = new StockCounts(handle, clock.getZone());
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer sku = skus.find((String) values[0]);
        Integer warehouse = warehouses.of(values[KIND.index("warehouse")]);
        if (sku == null || warehouse == null) {
            return Optional.of(sku == null ? new Misfit("sku", "unknownSku") : new Misfit("warehouse", "unknownWarehouse"));
        }
        int onHand = (Integer) values[1];
        if (onHand < 0) {
            return Optional.of(new Misfit("onHand", "negative"));
        }
        Integer reserved = (Integer) values[KIND.index("reserved")];
        if (reserved != null && reserved < 0) {
            return Optional.of(new Misfit("reserved", "negative"));
        }
        LocalDate day = values[KIND.index("countedOn")] instanceof LocalDateTime moment ? moment.toLocalDate() : null;
        if (day != null && day.isAfter(LocalDate.ofInstant(now, clock.getZone()))) {
            return Optional.of(new Misfit("countedOn", "inFuture"));
        }
        rows++;
        counts.add(new StockCounts.Count(sku, warehouse, onHand, reserved, day == null ? utc(now) : endOf(day), day != null));
        return Optional.empty();
    }

    private LocalDateTime endOf(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1);
        return utc(end.isAfter(now) ? now : end);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Map<String, Long> finish() {
        long changed = counts.book();
        return Map.of("changed", changed, "known", rows - changed);
    }
}
