package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Lets people change a warehouse: where it is, how much room it has, and which warehouse feeds it. Changes of two people are merged field by field. */
@ApplicationScoped
@Transactional
public class WarehouseEditing {

    private static final String COLUMNS = "name, name_zh, latitude, longitude, capacity_litres, region, time_zone, address, supplied_from, transfer_days";

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected WarehouseEditing() {
    }

    @Inject
    public WarehouseEditing(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** @throws NotFound when there is none, or it is out of scope */
    @RolesAllowed(Role.VIEW)
    public WarehouseDraft current(WarehouseId warehouse) {
        return jdbi.withHandle(handle -> current(handle, warehouse, ""));
    }

    /**
     * Merges a change into the warehouse as it stands. What it is fed by counts from the next plan on.
     *
     * @param seen    as its author saw it
     * @param wanted  as its author leaves it
     * @param choices about clashes of an earlier try
     * @return what two people changed to different values; empty: it is stored
     * @throws Conflict {@code stock.conflict.circle} when warehouses would feed each other in a circle
     * @throws NotFound when there is no such warehouse, or no active one to feed it
     */
    @RolesAllowed(Role.MANAGE)
    public List<Merge.Clash> edit(WarehouseId warehouse, WarehouseDraft seen, WarehouseDraft wanted, List<Merge.Choice> choices) {
        return jdbi.inTransaction(handle -> {
            Map<Integer, Integer> sources = sources(handle);
            WarehouseDraft now = current(handle, warehouse, " for update");
            var merge = new Merge(choices);
            WarehouseDraft merged = merged(merge, seen, wanted, now);
            if (merge.clashes().isEmpty() && !merged.equals(now)) {
                requireNoCircle(sources, warehouse, merged.suppliedFrom());
                store(handle, warehouse, merged);
                audited.fire(new Audited("stock.warehouse", "warehouse", String.valueOf(warehouse.value()), now.toString(), merged.toString()));
            }
            return merge.clashes();
        });
    }

    private static WarehouseDraft merged(Merge merge, WarehouseDraft seen, WarehouseDraft wanted, WarehouseDraft now) {
        return new WarehouseDraft(merge.field("name", new FieldEdit<>(seen.name(), wanted.name()), now.name()),
                merge.field("nameZh", new FieldEdit<>(seen.nameZh(), wanted.nameZh()), now.nameZh()),
                merge.field("latitude", new FieldEdit<>(seen.latitude(), wanted.latitude()), now.latitude()),
                merge.field("longitude", new FieldEdit<>(seen.longitude(), wanted.longitude()), now.longitude()),
                merge.field("capacityLitres", new FieldEdit<>(seen.capacityLitres(), wanted.capacityLitres()), now.capacityLitres()),
                merge.field("region", new FieldEdit<>(seen.region(), wanted.region()), now.region()),
                merge.field("timeZone", new FieldEdit<>(seen.timeZone(), wanted.timeZone()), now.timeZone()),
                merge.field("address", new FieldEdit<>(seen.address(), wanted.address()), now.address()),
                merge.field("suppliedFrom", new FieldEdit<>(seen.suppliedFrom(), wanted.suppliedFrom()), now.suppliedFrom()),
                merge.field("transferDays", new FieldEdit<>(seen.transferDays(), wanted.transferDays()), now.transferDays()));
    }

    private static WarehouseDraft current(Handle handle, WarehouseId warehouse, String lock) {
        if (!Actor.required().sees(warehouse)) {
            throw new NotFound("warehouse", warehouse.value());
        }
        return handle.createQuery("select " + COLUMNS + " from warehouse where id = ?" + lock).bind(0, warehouse.value()).mapTo(WarehouseDraft.class).findOne()
                .orElseThrow(() -> new NotFound("warehouse", warehouse.value()));
    }

    /** Who feeds whom; locked, so that two changes cannot close a circle together. */
    private static Map<Integer, Integer> sources(Handle handle) {
        Map<Integer, Integer> sources = new HashMap<>();
        handle.createQuery("select id, coalesce(supplied_from, 0) from warehouse where active order by id for update").map((row, _) -> sources.put(row.getInt(1), row.getInt(2)))
                .forEach(_ -> { });
        return sources;
    }

    private static void requireNoCircle(Map<Integer, Integer> sources, WarehouseId warehouse, Integer source) {
        if (source != null && !sources.containsKey(source)) {
            throw new NotFound("warehouse", source);
        }
        Set<Integer> above = new HashSet<>(Set.of(warehouse.value()));
        for (int next = source == null ? 0 : source; next != 0; next = sources.getOrDefault(next, 0)) {
            if (!above.add(next)) {
                throw new Conflict("stock.conflict.circle", "Warehouses %s would feed each other in a circle.".formatted(above), source);
            }
        }
    }

    private static void store(Handle handle, WarehouseId warehouse, WarehouseDraft draft) {
        handle.createUpdate("""
                        update warehouse set name = :name, name_zh = :nameZh, latitude = :latitude, longitude = :longitude, capacity_litres = :capacityLitres,
                          region = :region, time_zone = :timeZone, address = :address, supplied_from = :suppliedFrom, transfer_days = :transferDays,
                          version = version + 1 where id = :id
                        """).bindMethods(draft).bind("id", warehouse.value()).execute();
    }
}
