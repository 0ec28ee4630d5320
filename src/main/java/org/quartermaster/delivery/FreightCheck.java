package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartermaster.shared.Unfit;

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

    /** One per bad row, in their order; empty when all can be kept. Rows are numbered from 1. */
    static List<Unfit> faults(List<FreightRate> rates) {
        var faults = new ArrayList<Unfit>();
        var zones = new HashMap<String, FreightRate>();
        var kept = new ArrayList<FreightRate>();
        for (int i = 0; i < rates.size(); i++) {
            FreightRate rate = rates.get(i);
            int row = i + 1;
            Optional<Unfit> fault = ownFault(row, rate).or(() -> zoneFault(row, rate, zones)).or(() -> overlap(row, rate, kept));
            fault.ifPresentOrElse(faults::add, () -> {
                zones.put(folded(rate.lane()), rate);
                kept.add(rate);
            });
        }
        return faults;
    }

    private static Optional<Unfit> ownFault(int row, FreightRate rate) {
        if (isOutside(rate.service(), MOST_SERVICE) || isOutside(rate.lane(), MOST_LANE)) {
            return fault(row, "rateNames", "Service \"%s\" needs 1 to %d characters and zone \"%s\" 1 to %d.", rate.service(), MOST_SERVICE, rate.lane(), MOST_LANE);
        }
        if (rate.upToKm() < 1 || rate.upToKm() > FARTHEST_KM) {
            return fault(row, "rateKm", "Zone %s reaches %d km; that must be 1 to %d.", rate.lane(), rate.upToKm(), FARTHEST_KM);
        }
        if (rate.fromGrams() < 0 || rate.toGrams() <= rate.fromGrams()) {
            return fault(row, "rateWeights", "Weights from %d to %d grams are no range.", rate.fromGrams(), rate.toGrams());
        }
        boolean isPriced = rate.centsPerKg() != null && isWithin(rate.minimumCents(), DEAREST_CENTS) && isWithin(rate.baseCents(), DEAREST_CENTS)
                && rate.centsPerKg().signum() >= 0 && rate.centsPerKg().compareTo(DEAREST_PER_KG) <= 0 && isWithin(rate.transitDays(), LONGEST_DAYS);
        return isPriced ? Optional.empty() : fault(row, "ratePrices", "Prices (minimum %d, base %d, %s per kg, in cents) and days (%d) must be ≥ 0 and not too large.", rate.minimumCents(),
                rate.baseCents(), rate.centsPerKg(), rate.transitDays());
    }

    private static boolean isWithin(long value, long most) {
        return value >= 0 && value <= most;
    }

    private static boolean isOutside(String text, int most) {
        return text == null || text.isBlank() || text.length() > most;
    }

    /** A zone has one edge and one spelling, and no two zones the same edge. */
    private static Optional<Unfit> zoneFault(int row, FreightRate rate, Map<String, FreightRate> zones) {
        FreightRate known = zones.get(folded(rate.lane()));
        if (known == null) {
            return zones.values().stream().filter(one -> one.upToKm() == rate.upToKm()).findFirst()
                    .flatMap(twin -> fault(row, "rateTwins", "Zones %s and %s both reach %d km.", twin.lane(), rate.lane(), rate.upToKm()));
        }
        if (!known.lane().equals(rate.lane())) {
            return fault(row, "rateSpelling", "Zone \"%s\" is called \"%s\" above.", rate.lane(), known.lane());
        }
        return known.upToKm() == rate.upToKm() ? Optional.empty()
                : fault(row, "rateEdge", "Zone %s reaches %d km here and %d km above.", rate.lane(), rate.upToKm(), known.upToKm());
    }

    private static Optional<Unfit> overlap(int row, FreightRate rate, List<FreightRate> kept) {
        return kept.stream().filter(one -> folded(one.service()).equals(folded(rate.service())) && one.lane().equals(rate.lane()) && one.fromGrams() < rate.toGrams() && rate.fromGrams() < one.toGrams())
                .findFirst().flatMap(one -> fault(row, "rateOverlap", "Service %s has a price for %d to %d g into zone %s already.", one.service(), one.fromGrams(), one.toGrams(), one.lane()));
    }

    /** As the database compares names: without case, accents and spaces around. */
    private static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<Unfit> fault(int row, String code, String message, Object... values) {
        Object[] all = Stream.concat(Stream.of(row), Stream.of(values)).toArray();
        return Optional.of(new Unfit("delivery.unfit." + code, "Row %d: ".formatted(row) + message.formatted(values), all));
    }
}
