package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.quartermaster.database.VersionedChange;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/**
 * Moves one transfer on. Every method takes the version that the person saw and throws {@link Conflict} when it changed meanwhile or the step does not fit
 * the state, {@link NotFound} when there is no such transfer in the actor's warehouses.
 */
@ApplicationScoped
@Transactional
public class TransferSteps {

    private EntityManager entities;
    private Jdbi jdbi;
    private Movements movements;
    private Clock clock;
    private Event<Audited> audited;

    protected TransferSteps() {
    }

    @Inject
    public TransferSteps(EntityManager entities, Jdbi jdbi, Movements movements, Clock clock, Event<Audited> audited) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.movements = movements;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * It leaves: gone from the giving warehouse, in transit to the other.
     *
     * @param units units per line number; a line that is not named leaves whole
     * @throws Conflict   also when the giving warehouse holds less than leaves
     * @throws NotAllowed when the giving warehouse is outside the actor's scope
     */
    @RolesAllowed(Role.BUY)
    public void ship(long id, int version, LocalDate shippedOn, Map<Integer, Integer> units) {
        change(id, version, "ship", transfer -> {
            transfer.ship(shippedOn, units);
            hold(transfer);
            requireOnHand(transfer);
            movements.book(movements(transfer, transfer.fromWarehouseId(), line -> -line.shippedUnits()));
            inTransit(transfer, StockTransferLine::shippedUnits);
        });
    }

    /**
     * It arrives: no longer in transit, on hand in the receiving warehouse. What is missing of the shipped units is lost and stays visible on the line.
     *
     * @param units units per line number; a line that is not named arrived whole
     * @throws NotAllowed when the receiving warehouse is outside the actor's scope
     */
    @RolesAllowed(Role.BUY)
    public void receive(long id, int version, LocalDate receivedOn, Map<Integer, Integer> units) {
        change(id, version, "receive", transfer -> {
            transfer.receive(receivedOn, units);
            hold(transfer);
            inTransit(transfer, line -> -line.shippedUnits());
            movements.book(movements(transfer, transfer.toWarehouseId(), StockTransferLine::receivedUnits));
        });
    }

    /** Withdraws it before it leaves. */
    @RolesAllowed(Role.BUY)
    public void cancel(long id, int version) {
        change(id, version, "cancel", StockTransfer::cancel);
    }

    private List<Movement> movements(StockTransfer transfer, int warehouse, ToIntFunction<StockTransferLine> units) {
        var booked = new ArrayList<Movement>();
        for (var line : transfer.lines()) {
            if (units.applyAsInt(line) != 0) {
                booked.add(new Movement(new SkuId(line.skuId()), new WarehouseId(warehouse), clock.instant(), Movement.Kind.TRANSFER, units.applyAsInt(line),
                        transfer.code()));
            }
        }
        return booked;
    }

    private void hold(StockTransfer transfer) {
        movements.hold(transfer.lines().stream().map(line -> new SkuId(line.skuId())).toList(),
                List.of(new WarehouseId(transfer.fromWarehouseId()), new WarehouseId(transfer.toWarehouseId())));
    }

    private void requireOnHand(StockTransfer transfer) {
        var skus = transfer.lines().stream().map(StockTransferLine::skuId).toList();
        Map<Integer, Integer> onHand = jdbi.withHandle(handle -> handle
                .createQuery("select sku_id, on_hand from stock_balance where warehouse_id = :warehouse and sku_id in (<skus>) order by sku_id for update")
                .bind("warehouse", transfer.fromWarehouseId()).bindList("skus", skus).setMapKeyColumn("sku_id").setMapValueColumn("on_hand")
                .collectInto(new GenericType<Map<Integer, Integer>>() { }));
        var left = new HashMap<>(onHand);
        for (var line : transfer.lines()) {
            int there = left.getOrDefault(line.skuId(), 0);
            if (line.shippedUnits() > there) {
                throw new Conflict("stock.conflict.short", "Line %d of transfer %s: %d units cannot leave, %d are on hand. Ship fewer or count again."
                        .formatted(line.lineNo(), transfer.code(), line.shippedUnits(), there), line.lineNo(), transfer.code(), line.shippedUnits(), there);
            }
            left.merge(line.skuId(), -line.shippedUnits(), Integer::sum);
        }
    }

    private void inTransit(StockTransfer transfer, ToIntFunction<StockTransferLine> units) {
        var change = new HashMap<SkuId, Integer>();
        transfer.lines().forEach(line -> change.merge(new SkuId(line.skuId()), units.applyAsInt(line), Integer::sum));
        movements.onTheWay(new WarehouseId(transfer.toWarehouseId()), change, clock.instant());
    }

    private void change(long id, int version, String step, Consumer<StockTransfer> change) {
        var transfer = entities.find(StockTransfer.class, id);
        if (transfer == null || !seesEither(transfer)) {
            throw new NotFound("transfer", id);
        }
        String before = VersionedChange.apply(entities, transfer, version, change, () -> changed(transfer.code()));
        audited.fire(new Audited("stock.transfer." + step, "stock_transfer", String.valueOf(id), before, transfer.summary()));
    }

    private static boolean seesEither(StockTransfer transfer) {
        return Actor.required().sees(new WarehouseId(transfer.fromWarehouseId())) || Actor.required().sees(new WarehouseId(transfer.toWarehouseId()));
    }

    private static Conflict changed(String code) {
        return new Conflict("stock.conflict.version", "Transfer %s was changed meanwhile. Look at it again.".formatted(code), code);
    }
}
