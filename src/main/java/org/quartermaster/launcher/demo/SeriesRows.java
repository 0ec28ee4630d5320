package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Writes the rows of one series: sales, stock-outs, movements, balance; offers recent sales and free stock to the customer orders. */
final class SeriesRows {

    /** When a movement of each kind is booked, UTC. */
    static final LocalTime RECEIVED_AT = LocalTime.of(5, 0);
    static final LocalTime RETURNED_AT = LocalTime.of(8, 0);
    static final LocalTime COUNTED_AT = LocalTime.of(9, 0);
    static final LocalTime SHIPPED_AT = LocalTime.of(16, 0);
    private static final LocalTime SENT_AT = LocalTime.of(18, 0);
    private static final long MOVEMENTS_PER_SHARD = 10_000_000L;

    private final World world;
    private final RowSink sink;
    private final Candidates candidates;
    private final LocalDate[] days = new LocalDate[History.DAYS];
    private long movement;
    private long dailySales;

    SeriesRows(World world, int shard, RowSink sink, Candidates candidates) {
        this.world = world;
        this.sink = sink;
        this.candidates = candidates;
        this.movement = shard * MOVEMENTS_PER_SHARD;
        for (int day = 0; day < days.length; day++) {
            days[day] = world.history().day(day);
        }
    }

    long dailySales() {
        return dailySales;
    }

    void write(Sku sku, Site site, SeriesHistory past, Prices prices) {
        sales(sku, site, past, prices);
        stockOuts(sku, site, past);
        movements(sku, site, past);
        sink.row(Table.STOCK_BALANCE, sku.id(), site.id(), past.onHand(), 0, past.backordered, past.inTransit, days[History.YESTERDAY].atTime(20, 0));
        int free = past.onHand();
        if (free > 0 && sku.life().from() < History.DAYS && sku.life().to() >= History.DAYS) {
            candidates.free(sku, site.index(), free, prices.listPrice(History.DAYS));
        }
    }

    private void sales(Sku sku, Site site, SeriesHistory past, Prices prices) {
        double[] list = prices.listPrices();
        double[] depths = prices.depths(site.index());
        for (int day = 0; day < History.DAYS; day++) {
            int units = past.shipped[day] - past.cameBack[day] + (day == History.YESTERDAY ? past.backordered : 0);
            if (units == 0 && past.cameBack[day] == 0 || isLost(site, day)) {
                continue;
            }
            double price = Catalogue.cents(list[day] * (1 - depths[day]));
            sink.row(Table.DAILY_SALE, sku.id(), site.id(), days[day], units, past.cameBack[day], price);
            dailySales++;
            if (day >= History.DAYS - Candidates.ORDER_DAYS) {
                offer(sku, site, day, past, price);
            }
        }
    }

    private static boolean isLost(Site site, int day) {
        return site.index() == ReferenceRows.GAP_SITE && day >= ReferenceRows.GAP_FROM && day <= ReferenceRows.GAP_TO;
    }

    private void offer(Sku sku, Site site, int day, SeriesHistory past, double price) {
        int kept = past.shipped[day] - past.cameBack[day];
        if (kept > 0) {
            double rank = Dice.of(world.seed(), "offer", sku.id(), site.index(), day).between(0, 1);
            candidates.sold(new Candidates.Goods(rank, sku, site.index(), day, kept, price));
        }
        if (day == History.YESTERDAY && past.backordered > 0) {
            candidates.waiting(new Candidates.Goods(0, sku, site.index(), day, past.backordered, price));
        }
    }

    /** Days with an empty shelf in a row are one interval; a day on which stock ran out is one of its own, with the share that had stock. */
    private void stockOuts(Sku sku, Site site, SeriesHistory past) {
        int from = -1;
        for (int day = 0; day <= History.DAYS; day++) {
            boolean empty = day < History.DAYS && past.inStock[day] == 0;
            if (!empty && from >= 0) {
                sink.row(Table.STOCK_OUT, sku.id(), site.id(), days[from], days[day - 1], 0.0);
                from = -1;
            } else if (empty && from < 0) {
                from = day;
            }
            if (day < History.DAYS && past.inStock[day] > 0 && past.inStock[day] < 1) {
                sink.row(Table.STOCK_OUT, sku.id(), site.id(), days[day], days[day], Math.round(past.inStock[day] * 10_000) / 10_000.0);
            }
        }
    }

    private void movements(Sku sku, Site site, SeriesHistory past) {
        for (int day = History.MOVEMENTS_FROM; day < History.DAYS; day++) {
            move(sku, site, day, RECEIVED_AT, "receipt", past.received[day]);
            move(sku, site, day, RETURNED_AT, "return", past.returned[day]);
            move(sku, site, day, COUNTED_AT, "count", past.counted[day]);
            move(sku, site, day, SHIPPED_AT, "shipment", -past.shipped[day]);
        }
        move(sku, site, History.YESTERDAY, SENT_AT, "transfer", -past.sent);
    }

    private void move(Sku sku, Site site, int day, LocalTime time, String kind, int units) {
        if (units != 0) {
            sink.row(Table.STOCK_MOVEMENT, ++movement, sku.id(), site.id(), LocalDateTime.of(days[day], time), kind, units, "");
        }
    }
}
