package org.quartermaster.delivery.allocation;

import java.util.List;
import java.util.Optional;

/** Makes the best parcel of one order from one warehouse: its day by stock, cut-off and room; its service by the weights. */
final class ParcelMaker {
    private final AllocationProblem problem;
    private final Ledger ledger;
    private final Weights weights;
    private final Rule rule;
    private final Demand order;

    ParcelMaker(AllocationProblem where, Ledger free, Weights prices, Rule allowed, Demand what) {
        problem = where;
        ledger = free;
        weights = prices;
        rule = allowed;
        order = what;
    }

    /** The day from which a warehouse can send the lines, or −1; inbound stock only when the rule waits for it. */
    int readyDay(Site site, List<Line> lines) {
        int first = site.firstShipDay(order.readyAt());
        int ready = first;
        for (Line line : lines) {
            int day = ledger.firstDay(new Shelf(site.id(), line.sku()), line.units(), first, rule.useKeep());
            if (day < 0 || day > first && !rule.fromInbound()) {
                return -1;
            }
            ready = Math.max(ready, day);
        }
        return ready > first + Ledger.HORIZON_DAYS ? -1 : ready;
    }

    /** The parcel, or empty when stock, room, rates or the rule do not allow it. */
    Optional<Parcel> make(Site site, List<Line> lines) {
        int ready = readyDay(site, lines);
        int day = ready < 0 ? -1 : ledger.firstRoom(site, ready);
        return day < 0 ? Optional.empty() : on(day, site, lines);
    }

    /** The parcel on a given day with the service that scores best. */
    Optional<Parcel> on(int day, Site site, List<Line> lines) {
        Parcel best = null;
        long grams = lines.stream().mapToLong(Line::grams).sum();
        for (Quote quote : problem.freight().quotes(site, order, grams)) {
            int arrives = day + quote.transitDays();
            if (rule.inTime() && order.lateDays(arrives) > 0) {
                continue;
            }
            Parcel parcel = parcel(site, lines, day, quote);
            if (best == null || parcel.score().total() < best.score().total()) {
                best = parcel;
            }
        }
        return Optional.ofNullable(best);
    }

    private Parcel parcel(Site site, List<Line> lines, int day, Quote quote) {
        int units = lines.stream().mapToInt(Line::units).sum();
        long handling = site.centsPerParcel() + Math.round(site.centsPerUnit() * units);
        long metres = DistanceZones.metres(site, order);
        int arrives = day + quote.transitDays();
        int readyDay = (int) Math.floorDiv(order.readyAt().getEpochSecond(), 86_400L);
        var score = new Score(Math.round(weights.freight() * quote.cents()), Math.round(weights.handling() * handling), 0,
                Math.round(weights.lateDayCents() * order.urgency() * order.lateDays(arrives)), Math.round(weights.kmCents() * metres / 1000.0),
                Math.round(weights.transitDayCents() * Math.max(0, arrives - readyDay)), balance(day, site, lines), 0);
        return new Parcel(site.id(), day, arrives, quote, metres, handling, lines, score);
    }

    private long balance(int day, Site site, List<Line> lines) {
        if (weights.balanceCents() == 0) {
            return 0;
        }
        return Math.round(lines.stream().mapToDouble(line -> weights.balanceCents() * line.units()
                * ledger.scarcity(new Shelf(site.id(), line.sku()), line.units(), day)).sum());
    }
}
