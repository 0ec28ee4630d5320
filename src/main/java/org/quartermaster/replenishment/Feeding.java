package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Allocation;
import org.quartermaster.replenishment.policy.Allocation.Claim;
import org.quartermaster.replenishment.policy.Arrival;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Transfers;
import org.quartermaster.replenishment.policy.Why;

/** What the warehouses fed by others get today of one SKU: what they lack, or their share of what their source has. */
final class Feeding {

    private final List<LineFacts> places;
    private final Map<Integer, Advice> advices;

    Feeding(List<LineFacts> places, Map<Integer, Advice> advices) {
        this.places = places;
        this.advices = advices;
    }

    /** Units by fed warehouse. @param kept what is moved in any case: it asks for no more, and its source has that much less */
    Map<Integer, Integer> share(Map<Integer, Transfers.Transfer> kept) {
        Map<Integer, Integer> shares = new HashMap<>();
        for (LineFacts source : places) {
            List<LineFacts> fed = places.stream().filter(facts -> facts.isFed() && facts.feed().sourceId() == source.warehouseId()).toList();
            if (!fed.isEmpty() && source.isPlannable()) {
                int leaves = kept.values().stream().filter(move -> move.fromWarehouseId() == source.warehouseId()).mapToInt(Transfers.Transfer::units).sum();
                List<LineFacts> asking = fed.stream().filter(facts -> advices.get(facts.warehouseId()).isDue() && !kept.containsKey(facts.warehouseId())).toList();
                shares.putAll(from(source, Math.max(0, source.position().holdings().free() - leaves), asking));
            }
        }
        return shares;
    }

    private Map<Integer, Integer> from(LineFacts source, int available, List<LineFacts> asking) {
        int more = nextArrival(source);
        var claims = new ArrayList<Claim>();
        asking.forEach(facts -> claims.add(claim(facts, more)));
        Claim own = own(source, more);
        long wanted = claims.stream().mapToLong(Claim::wants).sum();
        if (wanted + own.wants() > available) {
            claims.add(own);
        }
        Map<Integer, Integer> shares = new HashMap<>(Allocation.share(available, claims));
        shares.remove(source.warehouseId());
        return shares;
    }

    /** The day on which the source has more to share: what comes next, or else what it would order now. */
    private int nextArrival(LineFacts source) {
        return source.position().arrivals().stream().mapToInt(Arrival::day).filter(day -> day > 0).min().orElse(advices.get(source.warehouseId()).arrivalDay());
    }

    private Claim claim(LineFacts facts, int more) {
        Advice advice = advices.get(facts.warehouseId());
        Line line = facts.first();
        int until = more + line.offer().leadTime().days();
        int lost = -advice.why().units(Why.Kind.LOST_BEFORE_ARRIVAL);
        return new Claim(facts.warehouseId(), advice.suggestion(), line.offer().multiple(), line.demand().over(until), line.position().at(until) + lost, line.marginMicros());
    }

    /** What the source keeps for its own customers until then, as sure as its rule promises. */
    private static Claim own(LineFacts source, int more) {
        var demand = source.first().ownDemand().over(more);
        return new Claim(source.warehouseId(), demand.quantile(source.first().rules().serviceLevel()), 1, demand, 0, source.first().marginMicros());
    }
}
