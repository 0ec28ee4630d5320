package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists what a batch may choose from: for each order its cheapest ways as if it were alone, and the same parcel on later days where packing is scarce or more
 * stock comes.
 */
final class BatchOptions {
    private static final int MOST_WAYS = 14;
    private static final int MOST_DELAY = 30;
    private static final int MOST_ARRIVALS = 4;

    private final AllocationProblem problem;
    private final Strategy strategy;
    private final Ledger alone;
    private final Map<Integer, Site> sites = new HashMap<>();

    BatchOptions(AllocationProblem where, Strategy how) {
        problem = where;
        strategy = how;
        alone = new Ledger(where);
        where.sites().forEach(site -> sites.put(site.id(), site));
    }

    /** The ways of each order, cheapest first. */
    List<List<Option>> of(List<Demand> orders) {
        var live = new LiveAllocation(problem, strategy, alone);
        var ways = new ArrayList<List<Option>>();
        orders.forEach(order -> ways.add(live.everyWay(order).stream().sorted(Comparator.comparingLong(way -> way.score().total())).limit(MOST_WAYS).toList()));
        Map<Integer, Integer> wanted = new HashMap<>();
        ways.forEach(options -> options.stream().flatMap(way -> way.parcels().stream()).map(Parcel::site).distinct()
                .forEach(site -> wanted.merge(site, 1, Integer::sum)));
        for (int i = 0; i < orders.size(); i++) {
            ways.set(i, withLaterDays(orders.get(i), ways.get(i), wanted));
        }
        return ways;
    }

    private List<Option> withLaterDays(Demand order, List<Option> options, Map<Integer, Integer> wanted) {
        var all = new ArrayList<>(options);
        for (Option option : options) {
            Parcel parcel = option.parcels().getFirst();
            Site site = sites.get(parcel.site());
            if (option.parcels().size() == 1) {
                laterDays(parcel, site, wanted.get(site.id())).forEach(day -> onDay(order, option.rule(), day, site, parcel.lines()).ifPresent(all::add));
            }
        }
        all.sort(Comparator.comparingLong(way -> way.score().total()));
        return all;
    }

    /** Days after the parcel's on which stock comes, and as many as packing all that want it takes. */
    private Set<Integer> laterDays(Parcel parcel, Site site, int wanted) {
        var days = new TreeSet<Integer>();
        parcel.lines().forEach(line -> alone.arrivalsAfter(new Shelf(site.id(), line.sku()), parcel.shipDay()).limit(MOST_ARRIVALS)
                .forEach(day -> days.add(site.openFrom(day))));
        if (site.parcelsPerDay() > 0 && site.parcelsPerDay() < wanted) {
            int day = parcel.shipDay();
            for (int i = 0; i <= Math.min(MOST_DELAY, wanted / site.parcelsPerDay()); i++) {
                day = site.openFrom(day + 1);
                days.add(day);
            }
        }
        return days;
    }

    /** Under the first rule, from the option's on, that allows this day. */
    private Optional<Option> onDay(Demand order, int from, int day, Site site, List<Line> lines) {
        for (int rule = from; rule < strategy.rules().size(); rule++) {
            if (order.priority() >= strategy.rules().get(rule).minPriority()) {
                Optional<Parcel> parcel = new ParcelMaker(problem, alone, strategy.weights(), strategy.rules().get(rule), order).on(day, site, lines);
                if (parcel.isPresent()) {
                    return Optional.of(new Option(rule, List.of(parcel.get()), parcel.get().score().afterRules(rule, strategy.weights())));
                }
            }
        }
        return Optional.empty();
    }
}
