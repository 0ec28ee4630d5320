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
import org.quartermaster.shared.NotAllowed;
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
    private MeasuredLeadTimes leadTimes;
    private Event<Audited> audited;
    private Event<OrderMoved> moved;

    protected OrderSteps() {
    }

    @Inject
    public OrderSteps(EntityManager entities, Jdbi jdbi, Movements movements, MeasuredLeadTimes leadTimes, Clock clock, Event<Audited> audited,
            Event<OrderMoved> moved) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.movements = movements;
        this.clock = clock;
        this.leadTimes = leadTimes;
        this.audited = audited;
        this.moved = moved;
    }

    /**
     * Approves an order that exceeded its buyer's limit.
     *
     * @throws NotAllowed when it exceeds the actor's limit too
     */
    @RolesAllowed(Role.BUY)
    public void approve(long id, int version) {
        change(id, version, "approve", order -> {
            requireApprover(order);
            order.approve(Actor.required().name(), now());
        });
    }

    /**
     * Rejects an order that exceeded its buyer's limit: nothing is ordered.
     *
     * @param reason why, not blank
     * @throws NotAllowed when the actor could not have approved it either
     */
    @RolesAllowed(Role.BUY)
    public void reject(long id, int version, String reason) {
        requireReason(reason);
        change(id, version, "reject", order -> {
            requireApprover(order);
            order.reject(reason);
        });
    }

    private static void requireApprover(PurchaseOrder order) {
        if (order.state() == OrderState.PROPOSED && !Actor.required().role().includes(order.approver())) {
            throw new NotAllowed("Order %s waits for the role %s. Ask somebody who has it.".formatted(order.code(), order.approver().code()));
        }
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Conflict("purchasing.conflict.reason", "Say why: the reason must not be blank.");
        }
    }

    /** It went to the supplier now, in this way. */
    @RolesAllowed(Role.BUY)
    public void send(long id, int version, Sending sending) {
        change(id, version, "send", order -> order.send(sending, now()));
    }

    /**
     * The supplier said yes.
     *
     * @param lines      what it said of which line; a line that is not named is confirmed as ordered
     * @param expectedOn the day of the lines that name none; null: as due
     */
    @RolesAllowed(Role.BUY)
    public void confirm(long id, int version, List<ConfirmedLine> lines, LocalDate expectedOn) {
        change(id, version, "confirm", order -> order.confirm(lines, expectedOn));
    }

    /** All of it is expected on another day; null: as due. */
    @RolesAllowed(Role.BUY)
    public void expect(long id, int version, LocalDate expectedOn) {
        change(id, version, "expect", order -> order.expect(expectedOn));
    }

    /** The rest will not come. */
    @RolesAllowed(Role.BUY)
    public void endShort(long id, int version) {
        change(id, version, "endShort", PurchaseOrder::endShort);
        leadTimes.forget();
    }

    /** Nothing is left to do. */
    @RolesAllowed(Role.BUY)
    public void close(long id, int version) {
        change(id, version, "close", PurchaseOrder::close);
    }

    /** Withdraws it before anything came. */
    @RolesAllowed(Role.BUY)
    public void cancel(long id, int version, String reason) {
        change(id, version, "cancel", order -> order.cancel(reason));
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
        change(id, version, "receive", receiving -> {
            var booked = new ArrayList<Movement>();
            for (var line : lines) {
                var sku = new SkuId(receiving.receive(line.lineNo(), line.units()).skuId());
                booked.add(new Movement(sku, new WarehouseId(receiving.warehouseId()), clock.instant(), Movement.Kind.RECEIPT, line.units(), receiving.code()));
            }
            keep(id, receivedOn, lines);
            movements.book(booked);
        });
        jdbi.useHandle(handle -> ReceiptSummaries.count(handle, List.of(id)));
        leadTimes.forget();
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
        OrderState state = order.state();
        String before = VersionedChange.apply(entities, order, version, change, () -> changed(order.code()));
        audited.fire(new Audited("purchasing." + step, "purchase_order", String.valueOf(id), before, order.summary()));
        moved.fire(new OrderMoved(id, order.code(), state, order.state(), order.reason()));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Conflict changed(String code) {
        return new Conflict("purchasing.conflict.version", "Order %s was changed meanwhile. Look at it again.".formatted(code), code);
    }
}
