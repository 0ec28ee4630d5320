package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Movement;
import org.quartermaster.stock.Movements;

/**
 * Goods of transport orders: stated, booked out of a warehouse when they are fetched, booked into one when they are brought. Each is booked once, however often a
 * driver checks off.
 */
@ApplicationScoped
@Transactional
public class GoodsBook {
    private static final int MOST_UNITS = 1_000_000;

    private Jdbi jdbi;
    private Clock clock;
    private Catalog catalog;
    private TransportOrders transports;
    private Movements movements;
    private Event<Audited> audited;

    protected GoodsBook() {
    }

    @Inject
    public GoodsBook(Jdbi jdbi, Clock clock, Catalog catalog, TransportOrders transports, Movements movements, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.catalog = catalog;
        this.transports = transports;
        this.movements = movements;
        this.audited = audited;
    }

    /** The warehouses that a person names for ends that are not the depot; null: no stock there. */
    public record Ends(Integer fromWarehouse, Integer toWarehouse) {
        public static final Ends DEPOT_ONLY = new Ends(null, null);
    }

    private record Row(long transportId, String reason, Integer fromWarehouseId, Integer toWarehouseId, LocalDateTime fetchedAt, LocalDateTime broughtAt) {
    }

    /** What an order within the actor's warehouses carries; empty when nothing is stated. */
    @RolesAllowed(Role.VIEW)
    public Optional<TransportGoods> find(long transport) {
        transports.find(transport);
        return jdbi.withHandle(handle -> read(handle, transport, ""));
    }

    private static Optional<TransportGoods> read(Handle handle, long transport, String lock) {
        return handle.createQuery("select * from transport_goods where transport_id = :id" + lock).bind("id", transport).mapTo(Row.class).findOne()
                .map(row -> new TransportGoods(row.transportId(), Reason.of(row.reason()), row.fromWarehouseId(), row.toWarehouseId(), lines(handle, transport), row.fetchedAt(),
                        row.broughtAt()));
    }

    private static List<Line> lines(Handle handle, long transport) {
        return handle.createQuery("select l.sku_id, s.code as sku, l.units from transport_line l join sku s on s.id = l.sku_id where l.transport_id = :id order by l.line_no")
                .bind("id", transport).mapTo(Line.class).list();
    }

    /**
     * States what an open order carries, in place of what was stated. An end at the depot is the depot's stock.
     *
     * @param units by SKU code, each ≥ 1; none: it carries nothing of the stock
     * @throws NotFound                 when a SKU is unknown
     * @throws NotAllowed               when a warehouse is outside the actor's
     * @throws Conflict                 when the goods were fetched already, or the order is done or cancelled
     * @throws IllegalArgumentException when the reason does not fit the ends or a number of units is out of range
     */
    @RolesAllowed(Role.BUY)
    public void state(long transport, Reason reason, Ends ends, Map<String, Integer> units) {
        TransportOrder order = transports.find(transport);
        Integer from = order.pickup().isDepot() ? Integer.valueOf(order.warehouseId()) : ends.fromWarehouse();
        Integer to = order.drop().isDepot() ? Integer.valueOf(order.warehouseId()) : ends.toWarehouse();
        List<Line> lines = lines(units);
        if (!lines.isEmpty()) {
            check(order, reason, from, to);
        }
        jdbi.useTransaction(handle -> {
            if (!order.isOpen() || read(handle, transport, " for update").filter(goods -> goods.fetchedAt() != null).isPresent()) {
                throw new Conflict("delivery.conflict.goodsFetched", "The goods of %s were fetched, or it is done or cancelled.".formatted(order.code()), order.code());
            }
            replace(handle, new TransportGoods(transport, reason, from, to, lines, null, null));
        });
        audited.fire(new Audited("delivery.goods", "transport_order", order.code(), "", "%s from %s to %s: %s".formatted(reason.code(), from, to, units)));
    }

    private List<Line> lines(Map<String, Integer> units) {
        Map<String, SkuFacts> skus = catalog.byCode(units.keySet());
        return units.entrySet().stream().map(one -> {
            if (!skus.containsKey(one.getKey())) {
                throw new NotFound("SKU", one.getKey());
            }
            if (one.getValue() == null || one.getValue() < 1 || one.getValue() > MOST_UNITS) {
                throw new IllegalArgumentException("Units of %s (%s) must be 1 to %,d.".formatted(one.getKey(), one.getValue(), MOST_UNITS));
            }
            return new Line(skus.get(one.getKey()).id().value(), one.getKey(), one.getValue());
        }).toList();
    }

    private static void check(TransportOrder order, Reason reason, Integer from, Integer to) {
        Stream.of(from, to).filter(one -> one != null && !Actor.required().sees(new WarehouseId(one))).findFirst().ifPresent(one -> {
            throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(one));
        });
        boolean leaves = reason == Reason.TRANSFER;
        if (leaves ? from == null || from.equals(to) : from != null || to == null) {
            throw new IllegalArgumentException(leaves ? "Transport order %s: a transfer leaves a warehouse and goes somewhere else.".formatted(order.code())
                    : "Transport order %s: a %s goes into a warehouse and leaves none.".formatted(order.code(), reason.code()));
        }
    }

    private static void replace(Handle handle, TransportGoods goods) {
        handle.execute("delete from transport_line where transport_id = ?", goods.transportId());
        handle.execute("delete from transport_goods where transport_id = ?", goods.transportId());
        if (goods.lines().isEmpty()) {
            return;
        }
        handle.execute("insert into transport_goods (transport_id, reason, from_warehouse_id, to_warehouse_id) values (?, ?, ?, ?)", goods.transportId(), goods.reason().code(),
                goods.fromWarehouse(), goods.toWarehouse());
        var batch = handle.prepareBatch("insert into transport_line (transport_id, line_no, sku_id, units) values (?, ?, ?, ?)");
        int lineNo = 0;
        for (Line line : goods.lines()) {
            batch.add(goods.transportId(), ++lineNo, line.skuId(), line.units());
        }
        batch.execute();
    }

    /**
     * They are on board: out of the stock they come from, in transit to the one they go to. A second time changes nothing.
     *
     * @throws Conflict when the warehouse holds less, naming the SKU
     */
    @RolesAllowed(Role.BUY)
    public void fetch(long transport) {
        jdbi.useTransaction(handle -> read(handle, transport, " for update").filter(goods -> goods.fetchedAt() == null).ifPresent(goods -> fetch(handle, goods)));
    }

    private void fetch(Handle handle, TransportGoods goods) {
        if (goods.fromWarehouse() != null) {
            requireOnHand(handle, goods);
            movements.book(moves(goods, goods.fromWarehouse(), goods.toWarehouse() == null ? Movement.Kind.SHIPMENT : Movement.Kind.TRANSFER, -1));
        }
        onTheWay(goods, 1);
        handle.execute("update transport_goods set fetched_at = ? where transport_id = ?", now(), goods.transportId());
    }

    /** The driver took them back, or never had them: what {@link #fetch} booked is undone. Goods that were brought stay where they are. */
    @RolesAllowed(Role.BUY)
    public void takeBack(long transport) {
        jdbi.useTransaction(handle -> read(handle, transport, " for update").filter(TransportGoods::isOnBoard).ifPresent(goods -> {
            onTheWay(goods, -1);
            if (goods.fromWarehouse() != null) {
                movements.book(moves(goods, goods.fromWarehouse(), goods.toWarehouse() == null ? Movement.Kind.SHIPMENT : Movement.Kind.TRANSFER, 1));
            }
            handle.execute("update transport_goods set fetched_at = null where transport_id = ?", goods.transportId());
        }));
    }

    /** They are there: into the stock they go to. Goods that nobody checked off on fetching are booked out first. A second time changes nothing. */
    @RolesAllowed(Role.BUY)
    public void bring(long transport) {
        jdbi.useTransaction(handle -> read(handle, transport, " for update").filter(goods -> goods.broughtAt() == null).ifPresent(goods -> {
            if (goods.fetchedAt() == null) {
                fetch(handle, goods);
            }
            onTheWay(goods, -1);
            if (goods.toWarehouse() != null) {
                movements.book(moves(goods, goods.toWarehouse(), goods.reason().arrival(), 1));
            }
            handle.execute("update transport_goods set brought_at = ? where transport_id = ?", now(), goods.transportId());
        }));
    }

    private List<Movement> moves(TransportGoods goods, int warehouse, Movement.Kind kind, int sign) {
        String code = transports.find(goods.transportId()).code();
        return goods.lines().stream().map(line -> new Movement(new SkuId(line.skuId()), new WarehouseId(warehouse), clock.instant(), kind, sign * line.units(), code)).toList();
    }

    private void onTheWay(TransportGoods goods, int sign) {
        if (goods.isBetweenWarehouses()) {
            movements.onTheWay(new WarehouseId(goods.toWarehouse()), goods.lines().stream().collect(Collectors.toMap(line -> new SkuId(line.skuId()), line -> sign * line.units())),
                    clock.instant());
        }
    }

    private static void requireOnHand(Handle handle, TransportGoods goods) {
        for (Line line : goods.lines()) {
            int there = handle.createQuery("select on_hand from stock_balance where warehouse_id = :warehouse and sku_id = :sku for update").bind("warehouse", goods.fromWarehouse())
                    .bind("sku", line.skuId()).mapTo(Integer.class).findOne().orElse(0);
            if (line.units() > there) {
                throw new Conflict("delivery.conflict.goodsShort", "%d units of %s cannot leave, %d are on hand. Carry fewer or count again.".formatted(line.units(), line.sku(), there),
                        line.sku(), line.units(), there);
            }
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
