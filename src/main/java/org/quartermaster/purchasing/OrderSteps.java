package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.VersionedChange;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Movement;
import org.quartermaster.stock.Movements;

/**
 * Moves one purchase order on. Every method takes the version that the person saw and throws {@link Conflict} when it changed meanwhile or the step does not
 * fit the state, {@link NotFound} when there is no such order in the actor's warehouses.
 */
@ApplicationScoped
@Transactional
public class OrderSteps {

    private EntityManager entities;
    private Jdbi jdbi;
    private Movements movements;
    private Clock clock;
    private Event<Audited> audited;

    protected OrderSteps() {
    }

    @Inject
    public OrderSteps(EntityManager entities, Jdbi jdbi, Movements movements, Clock clock, Event<Audited> audited) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.movements = movements;
        this.clock = clock;
        this.audited = audited;
    }

    /** The supplier said yes; {@code expectedOn} null: as due. */
    @RolesAllowed(Role.BUY)
    public void confirm(long id, int version, LocalDate expectedOn) {
        change(id, version, "confirm", order -> order.confirm(expectedOn));
    }

    /** It is expected on another day; null: as due. */
    @RolesAllowed(Role.BUY)
    public void expect(long id, int version, LocalDate expectedOn) {
        change(id, version, "expect", order -> order.expect(expectedOn));
    }

    /** It was sent to the supplier now. */
    @RolesAllowed(Role.BUY)
    public void sent(long id, int version) {
        change(id, version, "send", order -> order.sent(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /** The rest will not come. */
    @RolesAllowed(Role.BUY)
    public void complete(long id, int version) {
        change(id, version, "complete", PurchaseOrder::complete);
    }

    /** Nothing is left to do. */
    @RolesAllowed(Role.BUY)
    public void close(long id, int version) {
        change(id, version, "close", PurchaseOrder::close);
    }

    /** Withdraws it before anything came. */
    @RolesAllowed(Role.BUY)
    public void cancel(long id, int version) {
        change(id, version, "cancel", PurchaseOrder::cancel);
    }

    /**
     * Books what came: receipt rows, stock movements and balances, and the order's state.
     *
     * @param receivedOn day of receipt
     * @param lines      at least one
     */
    @RolesAllowed(Role.BUY)
    public void receive(long id, int version, LocalDate receivedOn, List<ReceivedLine> lines) {
        if (lines.isEmpty()) {
            throw new Conflict("purchasing.conflict.nothing", "Nothing was received: give at least one line with units.");
        }
        change(id, version, "receive", order -> {
            var booked = new ArrayList<Movement>();
            for (var line : lines) {
                var sku = new SkuId(order.receive(line.lineNo(), line.units()).skuId());
                booked.add(new Movement(sku, new WarehouseId(order.warehouseId()), clock.instant(), Movement.Kind.RECEIPT, line.units(), order.code()));
            }
            keep(id, receivedOn, lines);
            movements.book(booked);
        });
        jdbi.useHandle(handle -> ReceiptSummaries.count(handle, List.of(id)));
    }

    private void keep(long orderId, LocalDate receivedOn, List<ReceivedLine> lines) {
        jdbi.useTransaction(handle -> {
            long receipt = Numbers.take(handle, "receipt", lines.size());
            var rows = handle.prepareBatch("insert into receipt (id, order_id, line_no, received_on, units) values (?, ?, ?, ?, ?)");
            for (var line : lines) {
                rows.add(receipt++, orderId, line.lineNo(), receivedOn, line.units());
            }
            rows.execute();
        });
    }

    private void change(long id, int version, String step, Consumer<PurchaseOrder> change) {
        var order = entities.find(PurchaseOrder.class, id);
        if (order == null || !Actor.required().sees(new WarehouseId(order.warehouseId()))) {
            throw new NotFound("purchase order", id);
        }
        String before = VersionedChange.apply(entities, order, version, change, () -> changed(order.code()));
        audited.fire(new Audited("purchasing." + step, "purchase_order", String.valueOf(id), before, order.summary()));
    }

    private static Conflict changed(String code) {
        return new Conflict("purchasing.conflict.version", "Order %s was changed meanwhile. Look at it again.".formatted(code), code);
    }
}
