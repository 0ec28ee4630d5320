package org.quartermaster.launcher.bench.nightly;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A company on an ordinary night: every SKU in every warehouse, stock anywhere between the lead time's demand and an order's cover above it, a tenth
 * of the lines below that, a fifth on order. Demand is log-normal over SKUs, most of them slow. Suppliers come in families of four that sell the same kinds, so that a third of
 * the SKUs has a second source; every tenth first source has a price break. Lead times are stated, none is measured. The first warehouse may feed some of the others.
 */
final class MadeUpCompany {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String NOW = "2026-11-23 03:00:00";
    private static final int SKUS_AT_ONCE = 200;
    private static final int FAMILY = 4;
    private static final int COVER_DAYS = 45;
    /** One line in so many is on order. */
    private static final int ON_ORDER = 5;
    /** One line in so many has sold faster than thought and lies below its lead time's demand. */
    private static final int RUN_LOW = 10;
    private static final int REVIEW_DAYS = 5;
    private static final int WORKDAYS = 0b0011111;
    private static final int TWICE_A_WEEK = 0b0001001;

    private final PlanSize size;
    private final SplittableRandom random;
    private final Map<Integer, Integer> leadDays = new HashMap<>();
    private final Map<Integer, Integer> linesOfOrder = new HashMap<>();

    MadeUpCompany(PlanSize size) {
        this.size = size;
        this.random = new SplittableRandom(size.seed());
    }

    void writeTo(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            handle.execute("insert into setting values ('company.currency', 'EUR', ?, 'bench')", NOW);
            handle.execute("insert into forecast_run (id, state, as_of, horizon, started_at, completed_at, seed) values (1, 'current', ?, ?, ?, ?, 1)",
                    DAY.minusDays(1), SteadyForecast.DAYS, NOW, NOW);
            handle.execute("insert into category (id, code, name) values (1, 'ALL', 'Everything')");
            partners(new Rows(handle)
                    .table("warehouse", "id, code, name, latitude, longitude")
                    .table("supplier", "id, code, name, currency, minimum_order_value, order_weekdays, lead_time_days")
                    .table("purchase_order", "id, code, supplier_id, warehouse_id, state, ordered_on, due_on, currency, value, created_by, created_at"));
            handle.execute("update warehouse set supplied_from = 1 where id between 2 and ?", 1 + size.fed());
        });
        jdbi.useTransaction(this::skus);
        jdbi.useHandle(handle -> handle.execute("analyze table sku, supplier_term, stock_balance, forecast, purchase_order_line"));
    }

    private void partners(Rows rows) {
        for (int id = 1; id <= size.warehouses(); id++) {
            rows.add("warehouse", id, "W%02d".formatted(id), "Warehouse " + id, 48.0 + id / 10.0, 8.0);
        }
        for (int id = 1; id <= size.suppliers(); id++) {
            int lead = 4 + random.nextInt(30);
            leadDays.put(id, lead);
            rows.add("supplier", id, "V%04d".formatted(id), "Supplier " + id, "EUR", 100 * random.nextInt(6), id % 3 == 0 ? TWICE_A_WEEK : WORKDAYS, lead);
            for (int warehouse = 1; warehouse <= size.warehouses(); warehouse++) {
                int order = order(id, warehouse);
                LocalDate due = DAY.plusDays(1 + random.nextInt(lead));
                rows.add("purchase_order", order, "PO-" + order, id, warehouse, "confirmed", due.minusDays(lead), due, "EUR", 0, "bench", NOW);
            }
        }
        rows.send();
    }

    private int order(int supplier, int warehouse) {
        return (supplier - 1) * size.warehouses() + warehouse;
    }

    private void skus(Handle handle) {
        var rows = new Rows(handle)
                .table("sku", "id, code, name, category_id, unit_cost, unit_price, volume_litres, weight_kg")
                .table("supplier_term", "id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, preferred")
                .table("price_break", "term_id, from_units, unit_cost")
                .table("stock_balance", "sku_id, warehouse_id, on_hand, counted_at")
                .table("forecast", "run_id, sku_id, warehouse_id, quantiles, total_mean, method, weights, demand_class, adi, cv2, inverse_shape, "
                        + "variance_ratio, day_correlation, simple_method")
                .table("purchase_order_line", "order_id, line_no, sku_id, units, unit_cost, due_on");
        for (int id = 1; id <= size.skus(); id++) {
            sku(rows, id);
            if (id % SKUS_AT_ONCE == 0) {
                rows.send();
            }
        }
        rows.send();
    }

    private void sku(Rows rows, int id) {
        double cost = Math.round(100 * Math.exp(1.5 + random.nextGaussian())) / 100.0 + 0.1;
        rows.add("sku", id, "S%06d".formatted(id), "Article " + id, 1, cost, cost * (1.4 + random.nextDouble()), 0.2 + 4 * random.nextDouble(),
                0.1 + 2 * random.nextDouble());
        int supplier = 1 + random.nextInt(size.suppliers());
        int pack = 1 << random.nextInt(5);
        rows.add("supplier_term", 2 * id - 1, supplier, id, cost, pack * (1 + random.nextInt(4)), pack, true);
        if (random.nextInt(10) == 0) {
            rows.add("price_break", 2 * id - 1, pack * 20, cost * 0.95);
        }
        if (random.nextInt(3) == 0) {
            rows.add("supplier_term", 2 * id, relative(supplier), id, cost * 1.04, pack, pack, false);
        }
        double perDay = Math.min(500, Math.exp(-1.2 + 1.3 * random.nextGaussian()));
        for (int warehouse = 1; warehouse <= size.warehouses(); warehouse++) {
            line(rows, id, warehouse, supplier, pack, perDay * (0.3 + 1.4 * random.nextDouble()), cost);
        }
    }

    /** Another supplier of the same family. */
    private int relative(int supplier) {
        int first = (supplier - 1) / FAMILY * FAMILY + 1;
        int members = Math.min(FAMILY, size.suppliers() - first + 1);
        return members == 1 ? 1 : first + (supplier - first + 1 + random.nextInt(members - 1)) % members;
    }

    private void line(Rows rows, int sku, int warehouse, int supplier, int pack, double perDay, double cost) {
        int lead = leadDays.get(supplier);
        double days = random.nextInt(RUN_LOW) == 0 ? lead * random.nextDouble() : lead + REVIEW_DAYS + COVER_DAYS * random.nextDouble();
        int onHand = (int) Math.round(perDay * days);
        rows.add("stock_balance", sku, warehouse, onHand, NOW);
        rows.add("forecast", 1, sku, warehouse, SteadyForecast.blob(perDay), SteadyForecast.total(perDay), "made-up", "", "smooth", 1, 0, 0.2, 1, 0.05, "made-up");
        if (random.nextInt(ON_ORDER) == 0) {
            int order = order(supplier, warehouse);
            int packs = (int) Math.max(1, Math.round(perDay * COVER_DAYS / pack));
            rows.add("purchase_order_line", order, linesOfOrder.merge(order, 1, Integer::sum), sku, packs * pack, cost, DAY.plusDays(1 + random.nextInt(lead)));
        }
    }
}
