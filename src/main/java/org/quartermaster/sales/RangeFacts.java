package org.quartermaster.sales;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.shared.SkuRange;

/** Everything but the daily rows that the series of one block of SKUs need: intervals and prices, in epoch days. */
final class RangeFacts {

    private static final int EVERYWHERE = 0;

    /** Days {@code from … to} with a value. */
    private record Span(int from, int to, float value) {
    }

    private final int firstDay;
    private final int lastDay;
    private final int futureDay;
    private final Map<Long, List<Span>> stockOuts = new HashMap<>();
    private final Map<Integer, List<Span>> gaps = new HashMap<>();
    private final Map<Long, List<Span>> promotions = new HashMap<>();
    private final Map<Integer, List<Span>> prices = new HashMap<>();
    private final Map<Integer, Float> standing = new HashMap<>();

    private RangeFacts(int firstDay, int lastDay, int futureDay) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.futureDay = futureDay;
    }

    static RangeFacts read(Handle handle, SkuRange range, int firstDay, int lastDay, int futureDay) {
        var facts = new RangeFacts(firstDay, lastDay, futureDay);
        spans(handle, "select sku_id, warehouse_id, %s, %s, 1 from stock_out where sku_id between :from and :to", range)
                .forEach((key, spans) -> facts.stockOuts.put(key, spans));
        spans(handle, "select 0, warehouse_id, %s, %s, 1 from sales_gap where :from <= :to", range)
                .forEach((key, spans) -> facts.gaps.put(warehouse(key), spans));
        facts.promotions.putAll(spans(handle,
                "select sku_id, coalesce(warehouse_id, 0), %s, %s, depth from promotion where sku_id between :from and :to", range));
        facts.readPrices(handle, range);
        return facts;
    }

    static long key(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }

    static int sku(long key) {
        return (int) (key >> 32);
    }

    static int warehouse(long key) {
        return (int) key;
    }

    /** Which days of the history cannot show demand. */
    boolean[] blind(long key) {
        var blind = new boolean[lastDay - firstDay + 1];
        for (var spans : List.of(stockOuts.getOrDefault(key, List.of()), gaps.getOrDefault(warehouse(key), List.of()))) {
            for (var span : spans) {
                for (int day = Math.max(firstDay, span.from()); day <= Math.min(lastDay, span.to()); day++) {
                    blind[day - firstDay] = true;
                }
            }
        }
        return blind;
    }

    float[] promotionDepth(long key) {
        var depth = new float[futureDay - firstDay + 1];
        for (long place : new long[] {key, key(sku(key), EVERYWHERE)}) {
            for (var span : promotions.getOrDefault(place, List.of())) {
                for (int day = Math.max(firstDay, span.from()); day <= Math.min(futureDay, span.to()); day++) {
                    depth[day - firstDay] = Math.max(depth[day - firstDay], span.value());
                }
            }
        }
        return depth;
    }

    /** List prices. Before their first step the {@code observed} mean prices (NaN on days without) carried forward; where there are none, the SKU's list price if the first step lies ahead, else that of the first step. */
    float[] listPrice(int sku, float[] observed) {
        var steps = prices.getOrDefault(sku, List.of());
        int listed = steps.isEmpty() ? Integer.MAX_VALUE : Math.max(0, steps.getFirst().from() - firstDay);
        boolean isAhead = steps.isEmpty() || steps.getFirst().from() > lastDay;
        float unseen = isAhead && standing.containsKey(sku) ? standing.get(sku) : steps.isEmpty() ? Float.NaN : steps.getFirst().value();
        float[] price = carried(Arrays.copyOf(observed, Math.min(observed.length, listed)), unseen);
        for (var step : steps) {
            if (step.from() <= futureDay) {
                Arrays.fill(price, Math.max(0, step.from() - firstDay), price.length, step.value());
            }
        }
        return price;
    }

    private float[] carried(float[] observed, float unseen) {
        var price = new float[futureDay - firstDay + 1];
        float last = unseen;
        for (int i = observed.length - 1; i >= 0; i--) {
            last = Float.isNaN(observed[i]) ? last : observed[i];
        }
        for (int i = 0; i < price.length; i++) {
            last = i < observed.length && !Float.isNaN(observed[i]) ? observed[i] : last;
            price[i] = last;
        }
        return price;
    }

    private void readPrices(Handle handle, SkuRange range) {
        handle.createQuery("select sku_id, to_days(from_day) - 719528, unit_price from price_period where sku_id between :from and :to order by sku_id, from_day")
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> prices.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>(2)).add(new Span(row.getInt(2), 0, row.getFloat(3))))
                .forEach(_ -> { });
        handle.createQuery("select id, unit_price from sku where id between :from and :to and unit_price is not null")
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> standing.put(row.getInt(1), row.getFloat(2))).forEach(_ -> { });
    }

    private static Map<Long, List<Span>> spans(Handle handle, String sql, SkuRange range) {
        var spans = new HashMap<Long, List<Span>>();
        handle.createQuery(sql.formatted("to_days(from_day) - 719528", "to_days(to_day) - 719528"))
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> spans.computeIfAbsent(key(row.getInt(1), row.getInt(2)), _ -> new ArrayList<>(2))
                        .add(new Span(row.getInt(3), row.getInt(4), row.getFloat(5))))
                .forEach(_ -> { });
        return spans;
    }
}
