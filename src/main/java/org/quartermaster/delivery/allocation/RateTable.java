package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Freight by lane and weight. Which lanes lead from a warehouse to a customer is the caller's to say: distance zones, or ports. */
public final class RateTable implements Freight {

    /** The lanes from a warehouse to a customer; several when there is a choice. */
    @FunctionalInterface
    public interface Lanes {
        List<String> between(Site from, Demand to);
    }

    private static final Comparator<Quote> CHEAPEST = Comparator.comparingLong(Quote::cents).thenComparingInt(Quote::transitDays).thenComparing(Quote::service);

    private final Map<String, List<Rate>> byLane = new HashMap<>();
    private final Lanes lanes;

    public RateTable(List<Rate> rates, Lanes ways) {
        rates.forEach(rate -> byLane.computeIfAbsent(rate.lane(), _ -> new ArrayList<>()).add(rate));
        lanes = ways;
    }

    @Override
    public List<Quote> quotes(Site from, Demand to, long grams) {
        var all = new ArrayList<Quote>();
        for (String lane : lanes.between(from, to)) {
            for (Rate rate : byLane.getOrDefault(lane, List.of())) {
                if (rate.holdsFor(grams)) {
                    all.add(new Quote(rate.service(), lane, rate.cents(grams), rate.transitDays()));
                }
            }
        }
        return withoutWorse(all);
    }

    /** From the cheapest on, only those that are faster than all before. */
    private static List<Quote> withoutWorse(List<Quote> all) {
        all.sort(CHEAPEST);
        var kept = new ArrayList<Quote>();
        for (Quote quote : all) {
            if (kept.isEmpty() || quote.transitDays() < kept.getLast().transitDays()) {
                kept.add(quote);
            }
        }
        return kept;
    }
}
