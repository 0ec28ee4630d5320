package org.quartermaster.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.quartermaster.delivery.TransportGoods.Line;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.Movement;
import org.quartermaster.stock.Movements;

/** Books goods of a locked transport order out of one stock and into another. */
final class GoodsBooking {
    private final Movements movements;
    private final Clock clock;

    GoodsBooking(Movements movements, Clock clock) {
        this.movements = movements;
        this.clock = clock;
    }

    void fetch(Handle handle, TransportOrder order, TransportGoods goods) {
        if (!goods.isFitting()) {
            throw new Conflict("delivery.conflict.goods", "The goods of %s no longer fit its ends. State them again.".formatted(order.code()), order.code());
        }
        hold(goods);
        if (goods.fromWarehouse() != null) {
            requireOnHand(handle, goods);
            movements.book(moves(order, goods, goods.fromWarehouse(), goods.departure(), -1));
        }
        onTheWay(goods, 1);
        GoodsRows.fetched(handle, order.id(), now());
    }

    void takeBack(Handle handle, TransportOrder order, TransportGoods goods) {
        hold(goods);
        onTheWay(goods, -1);
        if (goods.fromWarehouse() != null) {
            movements.book(moves(order, goods, goods.fromWarehouse(), goods.departure(), 1));
        }
        GoodsRows.fetched(handle, order.id(), null);
    }

    void bring(Handle handle, TransportOrder order, TransportGoods goods) {
        hold(goods);
        if (goods.fetchedAt() == null) {
            fetch(handle, order, goods);
        }
        onTheWay(goods, -1);
        if (goods.toWarehouse() != null) {
            movements.book(moves(order, goods, goods.toWarehouse(), goods.reason().arrival(), 1));
        }
        GoodsRows.brought(handle, order.id(), now());
    }

    private void hold(TransportGoods goods) {
        movements.hold(goods.lines().stream().map(line -> new SkuId(line.skuId())).toList(),
                Stream.of(goods.fromWarehouse(), goods.toWarehouse()).filter(Objects::nonNull).map(WarehouseId::new).toList());
    }

    /** By SKU, as every booking takes its balances. */
    private List<Movement> moves(TransportOrder order, TransportGoods goods, int warehouse, Movement.Kind kind, int sign) {
        return goods.lines().stream().sorted(Comparator.comparingInt(Line::skuId))
                .map(line -> new Movement(new SkuId(line.skuId()), new WarehouseId(warehouse), clock.instant(), kind, sign * line.units(), order.code())).toList();
    }

    private void onTheWay(TransportGoods goods, int sign) {
        if (goods.isBetweenWarehouses()) {
            movements.onTheWay(new WarehouseId(goods.toWarehouse()), goods.lines().stream().collect(Collectors.toMap(line -> new SkuId(line.skuId()), line -> sign * line.units())),
                    clock.instant());
        }
    }

    private static void requireOnHand(Handle handle, TransportGoods goods) {
        Map<Integer, Integer> onHand = handle
                .createQuery("select sku_id, on_hand from stock_balance where warehouse_id = :warehouse and sku_id in (<skus>) order by sku_id for update")
                .bind("warehouse", goods.fromWarehouse()).bindList("skus", goods.lines().stream().map(Line::skuId).toList()).setMapKeyColumn("sku_id")
                .setMapValueColumn("on_hand").collectInto(new GenericType<Map<Integer, Integer>>() { });
        goods.lines().stream().filter(line -> line.units() > onHand.getOrDefault(line.skuId(), 0)).findFirst().ifPresent(line -> {
            int there = onHand.getOrDefault(line.skuId(), 0);
            throw new Conflict("delivery.conflict.goodsShort", "%d units of %s cannot leave, %d are on hand. Carry fewer or count again.".formatted(line.units(), line.sku(), there),
                    line.sku(), line.units(), there);
        });
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
