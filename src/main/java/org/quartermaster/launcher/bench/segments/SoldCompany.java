package org.quartermaster.launcher.bench.segments;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A company with two years of daily sales: every SKU in every warehouse, most of them slow, with a weekday pattern, a yearly wave, and a week of promotion about every two months, known eight weeks ahead as well.
 * Units of a day are Poisson.
 */
final class SoldCompany {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 730;
    private static final int AHEAD = 56;
    private static final int ROWS_AT_ONCE = 5_000;
    private static final int CATEGORIES = 40;
    private static final int BETWEEN_PROMOTIONS = 60;
    private static final int PROMOTION_DAYS = 7;
    private static final double DEPTH = 0.2;
    private static final double UPLIFT = 1.9;
    private static final double[] WEEKDAYS = {0.9, 0.85, 0.9, 1.0, 1.25, 1.35, 0.75};
    private static final String NOW = "2026-11-23 03:00:00";

    private final int skus;
    private final int warehouses;
    private final SplittableRandom random;

    SoldCompany(int skus, int warehouses, long seed) {
        this.skus = skus;
        this.warehouses = warehouses;
        this.random = new SplittableRandom(seed);
    }

    void writeTo(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            for (int id = 1; id <= CATEGORIES; id++) {
                handle.execute("insert into category (id, code, name) values (?, ?, ?)", id, "C" + id, "Category " + id);
            }
            for (int id = 1; id <= warehouses; id++) {
                handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (?, ?, ?, ?, 8)", id, "W%02d".formatted(id), "Warehouse " + id, 48 + id / 10.0);
            }
        });
        // kept meanwhile, each row would touch another page of it
        jdbi.useHandle(handle -> handle.execute("alter table daily_sale drop key daily_sale_day"));
        jdbi.useTransaction(this::skus);
        jdbi.useHandle(handle -> handle.execute("alter table daily_sale add key daily_sale_day (day, warehouse_id, sku_id)"));
        jdbi.useHandle(handle -> handle.execute("analyze table sku, stock_balance, daily_sale, promotion"));
    }

    private void skus(Handle handle) {
        var sku = handle.prepareBatch("insert into sku (id, code, name, category_id, unit_cost, unit_price, volume_litres, weight_kg) values (?, ?, ?, ?, ?, ?, 1, 0.5)");
        var promotion = handle.prepareBatch("insert into promotion (id, sku_id, from_day, to_day, depth) values (?, ?, ?, ?, ?)");
        var balance = handle.prepareBatch("insert into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, 10, '%s')".formatted(NOW));
        var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, ?, ?, ?, ?)");
        int promotions = 0;
        for (int id = 1; id <= skus; id++) {
            double price = Math.round(100 * Math.exp(2 + random.nextGaussian())) / 100.0 + 0.5;
            sku.add(id, "S%06d".formatted(id), "Article " + id, 1 + id % CATEGORIES, price * 0.6, price);
            boolean[] promoted = promoted();
            for (int t = 0; t < promoted.length; t++) {
                if (promoted[t] && (t == 0 || !promoted[t - 1])) {
                    promotion.add(++promotions, id, day(t), day(Math.min(promoted.length, t + PROMOTION_DAYS) - 1), DEPTH);
                }
            }
            for (int warehouse = 1; warehouse <= warehouses; warehouse++) {
                balance.add(id, warehouse);
            }
            sell(sale, id, price, promoted);
            send(sku, promotion, balance);
        }
        sale.execute();
    }

    private static void send(PreparedBatch... batches) {
        for (var batch : batches) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private boolean[] promoted() {
        var promoted = new boolean[DAYS + AHEAD];
        for (int t = random.nextInt(BETWEEN_PROMOTIONS); t < promoted.length; t += BETWEEN_PROMOTIONS / 2 + random.nextInt(BETWEEN_PROMOTIONS)) {
            for (int k = t; k < Math.min(promoted.length, t + PROMOTION_DAYS); k++) {
                promoted[k] = true;
            }
            t += PROMOTION_DAYS;
        }
        return promoted;
    }

    private void sell(PreparedBatch sale, int sku, double price, boolean[] promoted) {
        double perDay = Math.min(60, Math.exp(-1.9 + 1.1 * random.nextGaussian()));
        double wave = 0.4 * random.nextDouble();
        double peak = 2 * Math.PI * random.nextDouble();
        for (int warehouse = 1; warehouse <= warehouses; warehouse++) {
            double own = perDay * (0.4 + 1.2 * random.nextDouble());
            for (int t = 0; t < DAYS; t++) {
                LocalDate day = day(t);
                double rate = own * WEEKDAYS[day.getDayOfWeek().ordinal()] * (1 + wave * Math.sin(2 * Math.PI * t / 365.25 + peak)) * (promoted[t] ? UPLIFT : 1);
                int units = poisson(rate);
                if (units > 0) {
                    sale.add(sku, warehouse, day, units, promoted[t] ? price * (1 - DEPTH) : price);
                }
                if (sale.size() == ROWS_AT_ONCE) {
                    sale.execute();
                }
            }
        }
    }

    private static LocalDate day(int t) {
        return DAY.minusDays(DAYS).plusDays(t);
    }

    /** By counting how many exponential gaps fit into one (Knuth 1969). */
    private int poisson(double rate) {
        double least = Math.exp(-rate);
        double product = random.nextDouble();
        int units = 0;
        while (product > least) {
            product *= random.nextDouble();
            units++;
        }
        return units;
    }
}
