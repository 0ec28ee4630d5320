package org.quartermaster.delivery;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quartermaster.delivery.TransportGoods.Line;
import org.quartermaster.delivery.TransportGoods.Reason;

/** Goods of transport orders in the tables. An end at the depot is stored without a warehouse and read as the depot's stock, so it follows the order when that changes. */
final class GoodsRows {

    private GoodsRows() {
    }

    private record Row(long transportId, String reason, Integer fromWarehouseId, Integer toWarehouseId, LocalDateTime fetchedAt, LocalDateTime broughtAt) {
    }

    static Optional<TransportGoods> read(Handle handle, TransportOrder order) {
        return handle.createQuery("select * from transport_goods where transport_id = :id").bind("id", order.id()).mapTo(Row.class).findOne()
                .map(row -> new TransportGoods(row.transportId(), Reason.of(row.reason()), stock(order, order.pickup(), row.fromWarehouseId()),
                        stock(order, order.drop(), row.toWarehouseId()), lines(handle, order.id()), row.fetchedAt(), row.broughtAt()));
    }

    private static List<Line> lines(Handle handle, long transport) {
        return handle.createQuery("select l.sku_id, s.code as sku, l.units from transport_line l join sku s on s.id = l.sku_id where l.transport_id = :id order by l.line_no")
                .bind("id", transport).mapTo(Line.class).list();
    }

    /** Whose stock an end is: the depot's at the depot, else what a person stated; null: nobody's. */
    static Integer stock(TransportOrder order, TransportEnd end, Integer stated) {
        return end.isDepot() ? Integer.valueOf(order.warehouseId()) : stated;
    }

    /** In place of what was stated; no lines: nothing is stated. */
    static void replace(Handle handle, TransportOrder order, TransportGoods goods) {
        handle.execute("delete from transport_line where transport_id = ?", order.id());
        handle.execute("delete from transport_goods where transport_id = ?", order.id());
        if (goods.lines().isEmpty()) {
            return;
        }
        handle.execute("insert into transport_goods (transport_id, reason, from_warehouse_id, to_warehouse_id) values (?, ?, ?, ?)", order.id(), goods.reason().code(),
                order.pickup().isDepot() ? null : goods.fromWarehouse(), order.drop().isDepot() ? null : goods.toWarehouse());
        var batch = handle.prepareBatch("insert into transport_line (transport_id, line_no, sku_id, units) values (?, ?, ?, ?)");
        int lineNo = 0;
        for (Line line : goods.lines()) {
            batch.add(order.id(), ++lineNo, line.skuId(), line.units());
        }
        batch.execute();
    }

    /** @param at UTC; null: they were not fetched after all */
    static void fetched(Handle handle, long transport, LocalDateTime at) {
        handle.execute("update transport_goods set fetched_at = ? where transport_id = ?", at, transport);
    }

    static void brought(Handle handle, long transport, LocalDateTime at) {
        handle.execute("update transport_goods set brought_at = ? where transport_id = ?", at, transport);
    }

    static boolean areOnBoard(Handle handle, long transport) {
        return handle.createQuery("select count(*) from transport_goods where transport_id = :id and fetched_at is not null and brought_at is null").bind("id", transport)
                .mapTo(Integer.class).one() > 0;
    }
}
