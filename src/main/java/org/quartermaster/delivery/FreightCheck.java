package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with a table of freight rates, row by row. */
final class FreightCheck {
    private static final int MOST_LANE = 20;
    private static final int MOST_SERVICE = 40;
    private static final int FARTHEST_KM = 21_000;
    private static final int LONGEST_DAYS = 120;
    private static final long DEAREST_CENTS = 1_000_000_000;
    private static final BigDecimal DEAREST_PER_KG = BigDecimal.valueOf(10_000_000);

    private FreightCheck() {
    }

    /**
     * A row that cannot be kept.
     *
     * @param row 1 … in the table
     */
    record Fault(int row, String message) {
    }

    /** One per bad row, in their order; empty when all can be kept. */
    static List<Fault> faults(List<FreightRate> rates) {
        var faults = new ArrayList<Fault>();
        var edges = new HashMap<String, Integer>();
        var kept = new ArrayList<FreightRate>();
        for (int i = 0; i < rates.size(); i++) {
            FreightRate rate = rates.get(i);
            Optional<String> fault = ownFault(rate).or(() -> edgeFault(rate, edges)).or(() -> overlap(rate, kept));
            if (fault.isPresent()) {
                faults.add(new Fault(i + 1, fault.get()));
            } else {
                edges.put(rate.lane(), rate.upToKm());
                kept.add(rate);
            }
        }
        return faults;
    }

    private static Optional<String> ownFault(FreightRate rate) {
        if (isOutside(rate.service(), MOST_SERVICE) || isOutside(rate.lane(), MOST_LANE)) {
            return Optional.of("Service \"%s\" needs 1 to %d characters and zone \"%s\" 1 to %d.".formatted(rate.service(), MOST_SERVICE, rate.lane(), MOST_LANE));
        }
        if (rate.upToKm() < 1 || rate.upToKm() > FARTHEST_KM) {
            return Optional.of("Zone %s reaches %d km; that must be 1 to %d.".formatted(rate.lane(), rate.upToKm(), FARTHEST_KM));
        }
        if (rate.centsPerKg() == null || rate.minimumCents() > DEAREST_CENTS || rate.baseCents() > DEAREST_CENTS || rate.centsPerKg().compareTo(DEAREST_PER_KG) > 0 || rate.transitDays() > LONGEST_DAYS) {
            return Optional.of("Prices (minimum %d, base %d, %s per kg, in cents) and days (%d) are too large or missing.".formatted(rate.minimumCents(), rate.baseCents(), rate.centsPerKg(),
                    rate.transitDays()));
        }
        try {
            rate.rate();
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private static boolean isOutside(String text, int most) {
        return text == null || text.isBlank() || text.length() > most;
    }

    /** A zone has one edge, and no two zones the same. */
    private static Optional<String> edgeFault(FreightRate rate, Map<String, Integer> edges) {
        Integer known = edges.get(rate.lane());
        if (known != null) {
            return known == rate.upToKm() ? Optional.empty() : Optional.of("Zone %s reaches %d km here and %d km above.".formatted(rate.lane(), rate.upToKm(), known));
        }
        return edges.entrySet().stream().filter(one -> one.getValue() == rate.upToKm()).findFirst()
                .map(twin -> "Zones %s and %s both reach %d km.".formatted(twin.getKey(), rate.lane(), rate.upToKm()));
    }

    private static Optional<String> overlap(FreightRate rate, List<FreightRate> kept) {
        return kept.stream().filter(one -> one.service().equals(rate.service()) && one.lane().equals(rate.lane()) && one.fromGrams() < rate.toGrams() && rate.fromGrams() < one.toGrams())
                .findFirst().map(one -> "Service %s has a price for %d to %d g into zone %s already.".formatted(one.service(), one.fromGrams(), one.toGrams(), one.lane()));
    }
}
