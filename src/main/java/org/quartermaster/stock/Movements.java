package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** Books movements: the row that says why, and the balance it changes, together. */
@ApplicationScoped
@Transactional
public class Movements {

    private Jdbi jdbi;

    protected Movements() {
    }

    @Inject
    public Movements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Books all or none. A balance that does not exist yet begins at zero.
     *
     * @throws NotAllowed when a warehouse is outside the actor's scope
     */
    @RolesAllowed(Role.BUY)
    public void book(List<Movement> movements) {
        for (var movement : movements) {
            if (!Actor.required().sees(movement.warehouse())) {
                throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(movement.warehouse().value()));
            }
        }
        if (!movements.isEmpty()) {
            jdbi.useTransaction(handle -> book(handle, movements));
        }
    }

    /**
     * Takes the balances of SKUs in warehouses until the transaction ends, in the order of their keys. What changes two warehouses begins so: goods that cross each
     * other on the way would else wait for one another in a circle.
     */
    @RolesAllowed(Role.BUY)
    public void hold(Collection<SkuId> skus, Collection<WarehouseId> warehouses) {
        var at = LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
        jdbi.useHandle(handle -> {
            var balances = handle.prepareBatch("insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, 0, ?) on duplicate key update version = version");
            skus.stream().map(SkuId::value).sorted().distinct()
                    .forEach(sku -> warehouses.stream().map(WarehouseId::value).sorted().distinct().forEach(warehouse -> balances.add(sku, warehouse, at)));
            if (balances.size() > 0) {
                balances.execute();
            }
        });
    }

    /** Changes what is in transit to a warehouse, never below zero; by SKU, so that two changes do not wait for each other. */
    @RolesAllowed(Role.BUY)
    public void onTheWay(WarehouseId to, Map<SkuId, Integer> change, Instant moment) {
        var at = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        jdbi.useHandle(handle -> {
            var balances = handle.prepareBatch("""
                    insert into stock_balance (sku_id, warehouse_id, on_hand, in_transit, counted_at) values (?, ?, 0, greatest(0, ?), ?)
                    on duplicate key update in_transit = greatest(0, in_transit + ?), counted_at = ?, version = version + 1
                    """);
            new TreeMap<>(change).forEach((sku, units) -> balances.add(sku.value(), to.value(), units, at, units, at));
            if (!change.isEmpty()) {
                balances.execute();
            }
        });
    }

    private static void book(Handle handle, List<Movement> movements) {
        long id = Numbers.take(handle, "stock_movement", movements.size());
        var rows = handle.prepareBatch("insert into stock_movement (id, sku_id, warehouse_id, moved_at, kind, units, reference) values (?, ?, ?, ?, ?, ?, ?)");
        var balances = handle.prepareBatch("""
                insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, ?, ?)
                on duplicate key update on_hand = on_hand + ?, counted_at = ?, version = version + 1
                """);
        for (var movement : movements) {
            var at = LocalDateTime.ofInstant(movement.movedAt(), ZoneOffset.UTC);
            rows.add(id++, movement.sku().value(), movement.warehouse().value(), at, movement.kind().code(), movement.units(), movement.reference());
            balances.add(movement.sku().value(), movement.warehouse().value(), movement.units(), at, movement.units(), at);
        }
        rows.execute();
        balances.execute();
    }
}
