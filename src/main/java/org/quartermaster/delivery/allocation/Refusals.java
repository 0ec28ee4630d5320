package org.quartermaster.delivery.allocation;

import java.util.List;
import org.quartermaster.delivery.allocation.Refusal.Reason;

/** Says why a warehouse cannot ship an order alone under a rule: the first thing that stands against it, with its amount. */
final class Refusals {
    private final AllocationProblem problem;
    private final Ledger ledger;
    private final Weights weights;
    private final Rule rule;
    private final Demand order;

    Refusals(AllocationProblem where, Ledger free, Weights prices, Rule allowed, Demand what) {
        problem = where;
        ledger = free;
        weights = prices;
        rule = allowed;
        order = what;
    }

    /** One per warehouse that is in none of the ways. */
    List<Refusal> besides(List<Option> ways) {
        return problem.sites().stream().filter(site -> ways.stream().flatMap(way -> way.parcels().stream()).noneMatch(parcel -> parcel.site() == site.id()))
                .map(this::of).toList();
    }

    Refusal of(Site site) {
        if (order.requested() != 0 && order.requested() != site.id()) {
            return new Refusal(site.id(), Reason.NOT_REQUESTED, 0);
        }
        if (!rule.sites().isEmpty() && !rule.sites().contains(site.id())) {
            return new Refusal(site.id(), Reason.NOT_IN_RULE, 0);
        }
        double tooFar = DistanceZones.metres(site, order) / 1000.0 - rule.withinKm();
        return tooFar > 0 ? new Refusal(site.id(), Reason.TOO_FAR, (int) Math.ceil(tooFar)) : stock(site);
    }

    private Refusal stock(Site site) {
        int first = site.firstShipDay(order.readyAt());
        int ever = missing(site, first + Ledger.HORIZON_DAYS, rule.useKeep());
        if (ever > 0) {
            int withKeep = missing(site, first + Ledger.HORIZON_DAYS, true);
            return withKeep == 0 ? new Refusal(site.id(), Reason.KEPT_FOR_STORE, ever) : new Refusal(site.id(), Reason.NO_STOCK, ever);
        }
        int now = missing(site, first, rule.useKeep());
        return now > 0 && !rule.fromInbound() ? new Refusal(site.id(), Reason.ONLY_INBOUND, now) : sending(site);
    }

    private int missing(Site site, int day, boolean useKeep) {
        return order.lines().stream().mapToInt(line -> Math.max(0, line.units() - ledger.available(new Shelf(site.id(), line.sku()), day, useKeep))).sum();
    }

    private Refusal sending(Site site) {
        var maker = new ParcelMaker(problem, ledger, weights, rule, order);
        int ready = maker.readyDay(site, order.lines());
        int day = ready < 0 ? -1 : ledger.firstRoom(site, ready);
        if (day < 0) {
            return new Refusal(site.id(), Reason.NO_CAPACITY, 0);
        }
        long grams = order.lines().stream().mapToLong(Line::grams).sum();
        List<Quote> quotes = problem.freight().quotes(site, order, grams);
        if (quotes.isEmpty()) {
            return new Refusal(site.id(), Reason.NO_RATE, 0);
        }
        int late = quotes.stream().mapToInt(quote -> order.lateDays(day + quote.transitDays())).min().orElseThrow();
        return late > 0 ? new Refusal(site.id(), Reason.TOO_LATE, late) : new Refusal(site.id(), Reason.NOT_ALONE, 0);
    }
}
