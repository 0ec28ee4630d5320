package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.WarehouseId;

/** Warehouses, by code. */
final class WarehouseTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.WAREHOUSES;

    private final Handle handle;
    private final Codes warehouses;
    private final PreparedBatch added;
    private final PreparedBatch changed;
    private final Map<Integer, Integer> sources = new HashMap<>();
    private long addedCount;
    private long matchedCount;

    WarehouseTarget(Handle handle) {
        this.handle = handle;
        warehouses = new Codes(handle, "warehouse");
        handle.createQuery("select id, supplied_from from warehouse where supplied_from is not null").map((row, _) -> sources.put(row.getInt(1), row.getInt(2))).forEach(_ -> { });
        added = handle.prepareBatch("insert into warehouse (id, code, name, name_zh, latitude, longitude, capacity_litres, region, time_zone, address, supplied_from, transfer_days) values (:id, :code, coalesce(:name, :code), "
                + "coalesce(:nameZh, ''), :latitude, :longitude, :capacity, coalesce(:region, ''), coalesce(:timeZone, ''), coalesce(:address, ''), :source, :days)");
        changed = handle.prepareBatch("update warehouse set version = version + if(latitude <> :latitude or longitude <> :longitude or name <> coalesce(:name, name), 1, 0), "
                + "name = coalesce(:name, name), name_zh = coalesce(:nameZh, name_zh), latitude = :latitude, longitude = :longitude, "
                + "capacity_litres = coalesce(:capacity, capacity_litres), region = coalesce(:region, region), time_zone = coalesce(:timeZone, time_zone), address = coalesce(:address, address), supplied_from = coalesce(:source, supplied_from), "
                + "transfer_days = coalesce(:days, transfer_days) where id = :id");
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        var misplaced = Coordinates.misfit(KIND, values);
        if (misplaced.isPresent()) {
            return misplaced;
        }
        if (values[KIND.index("capacityLitres")] instanceof BigDecimal capacity && capacity.signum() <= 0) {
            return Optional.of(new Misfit("capacityLitres", "notPositiveNumber"));
        }
        if (values[KIND.index("region")] instanceof String region && !region.matches("[A-Za-z]{2}")) {
            return Optional.of(new Misfit("region", "notACountry"));
        }
        if (values[KIND.index("timeZone")] instanceof String zone && !ZoneId.getAvailableZoneIds().contains(zone)) {
            return Optional.of(new Misfit("timeZone", "notATimeZone"));
        }
        Integer known = warehouses.find((String) values[0]);
        if (known != null && !Actor.current().map(actor -> actor.sees(new WarehouseId(known))).orElse(true)) {
            return Optional.of(new Misfit("warehouse", "unknownWarehouse"));
        }
        return feeding(values, known).or(() -> {
            take(values, known);
            return Optional.empty();
        });
    }

    /** The warehouse that feeds this one must be there already, here or further up in the file, and must not be fed by this one. */
    private Optional<Misfit> feeding(Object[] values, Integer known) {
        if (values[KIND.index("transferDays")] instanceof Integer days && (days < 0 || days > 60)) {
            return Optional.of(new Misfit("transferDays", "outOfRange"));
        }
        if (!(values[KIND.index("suppliedFrom")] instanceof String code)) {
            return Optional.empty();
        }
        Integer source = warehouses.find(code);
        if (source == null) {
            return Optional.of(new Misfit("suppliedFrom", "unknownWarehouse"));
        }
        for (Integer above = source; above != null; above = sources.get(above)) {
            if (above.equals(known)) {
                return Optional.of(new Misfit("suppliedFrom", "circle"));
            }
        }
        return Optional.empty();
    }

    private void take(Object[] values, Integer known) {
        String code = (String) values[0];
        Object region = values[KIND.index("region")];
        int id = known == null ? warehouses.add(code) : known;
        Integer source = values[KIND.index("suppliedFrom")] instanceof String from ? warehouses.find(from) : null;
        if (source != null) {
            sources.put(id, source);
        }
        (known == null ? added : changed).bind("id", id).bind("code", code).bind("source", source).bind("days", values[KIND.index("transferDays")]).bind("name", values[KIND.index("name")])
                .bind("nameZh", values[KIND.index("nameZh")]).bind("latitude", values[KIND.index("latitude")]).bind("longitude", values[KIND.index("longitude")])
                .bind("capacity", values[KIND.index("capacityLitres")]).bind("region", region == null ? null : region.toString().toUpperCase(Locale.ROOT))
                .bind("timeZone", values[KIND.index("timeZone")]).bind("address", values[KIND.index("address")]).add();
        if (known == null) {
            addedCount++;
        } else {
            matchedCount++;
        }
    }

    @Override
    public Map<String, Long> finish() {
        added.execute();
        changed.execute();
        return Map.of("added", addedCount, "matched", matchedCount);
    }
}
