package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/** How the warehouses ship: cut-off, days, packing, handling, what stays for the store. */
@ApplicationScoped
@Transactional
public class ShippingSites {
    private Jdbi jdbi;
    private Warehouses warehouses;
    private Event<Audited> audited;

    protected ShippingSites() {
    }

    @Inject
    public ShippingSites(Jdbi jdbi, Warehouses warehouses, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.warehouses = warehouses;
        this.audited = audited;
    }

    /** The terms of every warehouse in scope, the usual ones where none are stated; by warehouse. */
    @RolesAllowed(Role.VIEW)
    public Map<Integer, ShippingTerms> all() {
        Map<Integer, ShippingTerms> stated = jdbi.withHandle(handle -> handle.createQuery("select * from delivery_site where " + Scope.sees("warehouse_id"))
                .mapTo(ShippingTerms.class).list()).stream().collect(Collectors.toMap(ShippingTerms::warehouseId, Function.identity()));
        List<WarehouseFacts> sites = warehouses.all();
        return sites.stream().collect(Collectors.toMap(site -> site.id().value(),
                site -> stated.getOrDefault(site.id().value(), ShippingTerms.usual(site.id().value()))));
    }

    /**
     * States the terms of a warehouse.
     *
     * @throws NotFound when the warehouse is out of scope
     * @throws Conflict when they were changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void save(ShippingTerms terms) {
        if (!Actor.required().sees(new WarehouseId(terms.warehouseId())) || warehouses.find(new WarehouseId(terms.warehouseId())).isEmpty()) {
            throw new NotFound("warehouse", terms.warehouseId());
        }
        ShippingTerms before = all().get(terms.warehouseId());
        int changed = jdbi.withHandle(handle -> {
            handle.createUpdate("insert ignore into delivery_site (warehouse_id) values (:warehouse)").bind("warehouse", terms.warehouseId()).execute();
            return handle.createUpdate("""
                    update delivery_site set cut_off = :cutOff, ship_days = :shipDays, parcels_per_day = :parcelsPerDay, cents_per_parcel = :centsPerParcel,
                      cents_per_unit = :centsPerUnit, keep_share = :keepShare, version = version + 1
                    where warehouse_id = :warehouseId and version = :version
                    """).bindMethods(terms).execute();
        });
        if (changed == 0) {
            throw new Conflict("delivery.conflict.changed", "The terms of warehouse %d were changed meanwhile. Look at them again.".formatted(
                    terms.warehouseId()), terms.warehouseId());
        }
        audited.fire(new Audited("delivery.site", "warehouse", String.valueOf(terms.warehouseId()), before.toString(), terms.toString()));
    }
}
