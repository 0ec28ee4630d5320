package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.delivery.TransportGoods.Line;
import org.quartermaster.delivery.TransportGoods.Reason;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Movements;

/**
 * Goods of transport orders: stated, booked out of a warehouse when they are fetched, booked into one when they are brought. Each is booked once, however often a
 * driver checks off.
 */
@ApplicationScoped
@Transactional
public class GoodsBook {
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_LINES = 500;

    private Jdbi jdbi;
    private Catalog catalog;
    private TransportOrders transports;
    private GoodsBooking booking;
    private Event<Audited> audited;

    protected GoodsBook() {
    }

    @Inject
    public GoodsBook(Jdbi jdbi, Clock clock, Catalog catalog, TransportOrders transports, Movements movements, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.transports = transports;
        booking = new GoodsBooking(movements, clock);
        this.audited = audited;
    }

    /** The warehouses that a person names for ends that are not the depot; null: no stock there. */
    public record Ends(Integer fromWarehouse, Integer toWarehouse) {
        public static final Ends DEPOT_ONLY = new Ends(null, null);
    }

    /** What an order within the actor's warehouses carries; empty when nothing is stated. */
    @RolesAllowed(Role.VIEW)
    public Optional<TransportGoods> find(long transport) {
        TransportOrder order = transports.find(transport);
        return jdbi.withHandle(handle -> GoodsRows.read(handle, order));
    }

    /**
     * States what an open order carries, in place of what was stated. An end at the depot is the depot's stock.
     *
     * @param version of the order, as the person saw it
     * @param units   by SKU code, each ≥ 1; none: it carries nothing of the stock
     * @return the order's version now
     * @throws NotFound                 when a SKU is unknown
     * @throws NotAllowed               when a warehouse is outside the actor's
     * @throws Conflict                 when the order was changed meanwhile, is done or cancelled, or its goods were fetched already
     * @throws IllegalArgumentException when the reason does not fit the ends, a number of units is out of range or there are too many lines
     */
    @RolesAllowed(Role.BUY)
    public int state(long transport, int version, Reason reason, Ends ends, Map<String, Integer> units) {
        List<Line> lines = lines(units);
        return jdbi.inTransaction(handle -> {
            TransportOrder order = TransportOrderRows.lock(handle, transport);
            Optional<TransportGoods> before = GoodsRows.read(handle, order);
            requireStill(order, version, before);
            var after = new TransportGoods(transport, reason, GoodsRows.stock(order, order.pickup(), ends.fromWarehouse()), GoodsRows.stock(order, order.drop(), ends.toWarehouse()),
                    lines, null, null);
            check(order, after);
            GoodsRows.replace(handle, order, after);
            TransportOrderRows.touch(handle, transport);
            audited.fire(new Audited("delivery.goods", "transport_order", order.code(), before.map(TransportGoods::summary).orElse(""), after.summary()));
            return version + 1;
        });
    }

    private static void requireStill(TransportOrder order, int version, Optional<TransportGoods> before) {
        if (!order.isOpen() || order.version() != version) {
            throw TransportOrders.changed(order);
        }
        if (before.filter(goods -> goods.fetchedAt() != null).isPresent()) {
            throw TransportOrders.onBoard(order);
        }
    }

    private List<Line> lines(Map<String, Integer> units) {
        if (units.size() > MOST_LINES) {
            throw new IllegalArgumentException("A transport order carries at most %d SKUs, not %d.".formatted(MOST_LINES, units.size()));
        }
        Map<String, SkuFacts> skus = catalog.byCode(units.keySet());
        return units.entrySet().stream().map(one -> line(skus, one.getKey(), one.getValue())).toList();
    }

    private static Line line(Map<String, SkuFacts> skus, String code, Integer units) {
        if (!skus.containsKey(code)) {
            throw new NotFound("SKU", code);
        }
        if (units == null || units < 1 || units > MOST_UNITS) {
            throw new IllegalArgumentException("Units of %s (%s) must be 1 to %,d.".formatted(code, units, MOST_UNITS));
        }
        return new Line(skus.get(code).id().value(), code, units);
    }

    private static void check(TransportOrder order, TransportGoods goods) {
        if (goods.lines().isEmpty()) {
            return;
        }
        Stream.of(goods.fromWarehouse(), goods.toWarehouse()).filter(one -> one != null && !Actor.required().sees(new WarehouseId(one))).findFirst().ifPresent(one -> {
            throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(one));
        });
        if (!goods.isFitting()) {
            throw new IllegalArgumentException((goods.reason() == Reason.TRANSFER ? "Transport order %s: a %s leaves a warehouse and goes somewhere else."
                    : "Transport order %s: a %s goes into a warehouse and leaves none.").formatted(order.code(), goods.reason().code()));
        }
    }

    /**
     * They are on board: out of the stock they come from, in transit to the one they go to. A second time changes nothing.
     *
     * @throws Conflict when the order is cancelled, its ends no longer fit the reason, or the warehouse holds less, naming the SKU
     */
    @RolesAllowed(Role.BUY)
    public void fetch(long transport) {
        jdbi.useTransaction(handle -> {
            TransportOrder order = notCancelled(handle, transport);
            GoodsRows.read(handle, order).filter(goods -> goods.fetchedAt() == null).ifPresent(goods -> booking.fetch(handle, order, goods));
        });
    }

    private static TransportOrder notCancelled(Handle handle, long transport) {
        TransportOrder order = TransportOrderRows.lock(handle, transport);
        if (order.isCancelled()) {
            throw TransportOrders.changed(order);
        }
        return order;
    }

    /** The driver took them back, or never had them: what {@link #fetch} booked is undone. Goods that were brought stay where they are. */
    @RolesAllowed(Role.BUY)
    public void takeBack(long transport) {
        jdbi.useTransaction(handle -> {
            TransportOrder order = TransportOrderRows.lock(handle, transport);
            GoodsRows.read(handle, order).filter(TransportGoods::isOnBoard).ifPresent(goods -> booking.takeBack(handle, order, goods));
        });
    }

    /**
     * They are there: into the stock they go to. Goods that nobody checked off on fetching are booked out first. A second time changes nothing.
     *
     * @throws Conflict as {@link #fetch}
     */
    @RolesAllowed(Role.BUY)
    public void bring(long transport) {
        jdbi.useTransaction(handle -> {
            TransportOrder order = notCancelled(handle, transport);
            GoodsRows.read(handle, order).filter(goods -> goods.broughtAt() == null).ifPresent(goods -> booking.bring(handle, order, goods));
        });
    }
}
