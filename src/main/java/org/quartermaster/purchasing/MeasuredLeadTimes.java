package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;

/**
 * Measures lead times from orders and receipts of the last two years before the planned day. With fewer than {@value #LEAST_RECEIPTS} receipts the stated
 * days stand, and the answer says so.
 */
@ApplicationScoped
@Transactional
public class MeasuredLeadTimes {

    /** Fewer receipts than this say too little. */
    public static final int LEAST_RECEIPTS = 5;

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Kept(Map<SupplierId, LeadTime> times, long readAtNanos) {
    }

    private volatile Kept kept;
    private Jdbi jdbi;
    private BusinessCalendar calendar;

    protected MeasuredLeadTimes() {
    }

    @Inject
    public MeasuredLeadTimes(Jdbi jdbi, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /** One lead time per supplier, over all its SKUs; kept for a minute, because every shard of a plan asks. */
    @RolesAllowed(Role.VIEW)
    public Map<SupplierId, LeadTime> perSupplier() {
        var known = kept;
        if (known == null || System.nanoTime() - known.readAtNanos() > KEPT.toNanos()) {
            known = new Kept(read(), System.nanoTime());
            kept = known;
        }
        return known.times();
    }

    /** Something was received: the next question is answered anew. */
    @RolesAllowed(Role.BUY)
    public void forget() {
        kept = null;
    }

    private Map<SupplierId, LeadTime> read() {
        return jdbi.withHandle(handle -> {
            var counts = counts(handle, "0", SkuRange.ALL);
            var fill = fill(handle, "0", SkuRange.ALL);
            var times = new LinkedHashMap<SupplierId, LeadTime>();
            handle.createQuery("select id, lead_time_days from supplier order by id").map((row, context) -> {
                var key = new Key(row.getInt(1), 0);
                return times.put(key.supplier(), leadTime(key, row.getInt(2), counts.get(key), fill.get(key)));
            }).forEach(_ -> { });
            return Collections.unmodifiableMap(times);
        });
    }

    /** Lead times of the supplier–SKU pairs of the range that have enough receipts of their own; for the others use {@link #perSupplier()}. */
    @RolesAllowed(Role.VIEW)
    public List<LeadTime> perSku(SkuRange range) {
        return jdbi.withHandle(handle -> {
            var fill = fill(handle, "l.sku_id", range);
            var stated = stated(handle, range);
            var times = new ArrayList<LeadTime>();
            counts(handle, "l.sku_id", range).forEach((key, counts) -> {
                if (counts.total() >= LEAST_RECEIPTS && stated.containsKey(key)) {
                    times.add(leadTime(key, stated.get(key), counts, fill.get(key)));
                }
            });
            return times;
        });
    }

    private record Key(int supplierId, int skuId) {
        SupplierId supplier() {
            return new SupplierId(supplierId);
        }
    }

    private Map<Key, DayCounts> counts(Handle handle, String sku, SkuRange range) {
        var counts = new LinkedHashMap<Key, DayCounts>();
        handle.createQuery("""
                        select o.supplier_id, %1$s, datediff(r.received_on, o.ordered_on) as days, count(*), sum(r.received_on <= l.due_on)
                        from purchase_order o join purchase_order_line l on l.order_id = o.id
                          join receipt r on r.order_id = l.order_id and r.line_no = l.line_no
                        where o.ordered_on >= :since and r.received_on >= o.ordered_on and l.sku_id between :from and :to and %2$s
                        group by 1, 2, 3 order by 1, 2, 3
                        """.formatted(sku, OrderSql.WAS_PLACED))
                .bind("since", calendar.planningDay().minusYears(2)).bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> {
                    counts.computeIfAbsent(new Key(row.getInt(1), row.getInt(2)), _ -> new DayCounts()).add(row.getInt(3), row.getInt(4), row.getInt(5));
                    return true;
                }).forEach(_ -> { });
        return counts;
    }

    /** Received of ordered units on lines that are done or overdue by more than a month. */
    private Map<Key, Double> fill(Handle handle, String sku, SkuRange range) {
        var fill = new HashMap<Key, Double>();
        handle.createQuery("""
                        select o.supplier_id, %1$s, sum(least(l.received_units, l.units)) / sum(l.units)
                        from purchase_order o join purchase_order_line l on l.order_id = o.id
                        where o.ordered_on >= :since and l.sku_id between :from and :to
                          and (%2$s or %3$s and l.due_on < :longAgo)
                        group by 1, 2
                        """.formatted(sku, OrderSql.IS_DONE, OrderSql.IS_OPEN))
                .bind("since", calendar.planningDay().minusYears(2)).bind("longAgo", calendar.planningDay().minusDays(30))
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> fill.put(new Key(row.getInt(1), row.getInt(2)), row.getDouble(3))).forEach(_ -> { });
        return fill;
    }

    private static Map<Key, Integer> stated(Handle handle, SkuRange range) {
        var stated = new HashMap<Key, Integer>();
        handle.createQuery("""
                        select t.supplier_id, t.sku_id, coalesce(t.lead_time_days, s.lead_time_days) from supplier_term t
                        join supplier s on s.id = t.supplier_id where t.sku_id between :from and :to
                        """)
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> stated.put(new Key(row.getInt(1), row.getInt(2)), row.getInt(3))).forEach(_ -> { });
        return stated;
    }

    private static LeadTime leadTime(Key key, int stated, DayCounts counts, Double fill) {
        var sku = key.skuId() == 0 ? null : new SkuId(key.skuId());
        double fillShare = fill == null ? Double.NaN : fill;
        if (counts == null || counts.total() < LEAST_RECEIPTS) {
            var days = LeadTime.levels();
            Arrays.fill(days, stated);
            int receipts = counts == null ? 0 : counts.total();
            return new LeadTime(key.supplier(), sku, stated, stated, 0, days, counts == null ? Double.NaN : counts.onTimeShare(), fillShare, receipts, false);
        }
        var days = Arrays.stream(LeadTime.levels()).map(counts::quantile).toArray();
        return new LeadTime(key.supplier(), sku, stated, counts.mean(), counts.deviation(), days, counts.onTimeShare(), fillShare, counts.total(), true);
    }
}
