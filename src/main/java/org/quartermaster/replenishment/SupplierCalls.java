package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.purchasing.OrderAdvice;

/**
 * Which open orders are worth a call to the supplier. A call is about one order and one thing to ask for, whatever the number of its lines; the calls with
 * the most at stake are kept until they hold {@link #ENOUGH} of all money at stake, and no more than a buyer of each warehouse can make in a morning.
 *
 * @param advices   advice of the calls that are worth it
 * @param least     the smallest stake of these; null where nothing was left out
 * @param left      calls that were left out
 * @param leftStake what these come to together
 */
record SupplierCalls(List<OrderAdvice> advices, BigDecimal least, int left, BigDecimal leftStake) {

    static final int PER_WAREHOUSE = 8;
    static final double ENOUGH = 0.9;

    private record Call(long orderId, String action) {
        static Call of(OrderAdvice advice) {
            return new Call(advice.orderId(), advice.action());
        }
    }

    static SupplierCalls of(List<OrderAdvice> all) {
        Map<Call, BigDecimal> stakes = new LinkedHashMap<>();
        all.forEach(advice -> stakes.merge(Call.of(advice), advice.stake(), BigDecimal::add));
        List<Map.Entry<Call, BigDecimal>> ranked = new ArrayList<>(stakes.entrySet());
        ranked.sort(Map.Entry.<Call, BigDecimal>comparingByValue(Comparator.reverseOrder()).thenComparing(entry -> entry.getKey().orderId()));
        int kept = kept(ranked, all.stream().map(OrderAdvice::warehouseId).distinct().count() * PER_WAREHOUSE);
        Set<Call> calls = new HashSet<>();
        ranked.subList(0, kept).forEach(entry -> calls.add(entry.getKey()));
        BigDecimal left = ranked.subList(kept, ranked.size()).stream().map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SupplierCalls(all.stream().filter(advice -> calls.contains(Call.of(advice))).toList(),
                kept == ranked.size() ? null : ranked.get(kept - 1).getValue(), ranked.size() - kept, left);
    }

    private static int kept(List<Map.Entry<Call, BigDecimal>> ranked, long most) {
        double all = ranked.stream().mapToDouble(entry -> entry.getValue().doubleValue()).sum();
        double held = 0;
        int kept = 0;
        while (kept < ranked.size() && kept < most && held < ENOUGH * all) {
            held += ranked.get(kept++).getValue().doubleValue();
        }
        return kept;
    }
}
