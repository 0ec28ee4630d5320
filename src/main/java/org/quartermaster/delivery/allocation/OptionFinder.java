package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ways one rule leaves for one order: each warehouse alone, then every set of two, three … warehouses with the best division of the lines among
 * them. Divisions are all tried while there are few, else improved line by line from a greedy start.
 */
final class OptionFinder {
    /** Most warehouses whose sets are tried; the others only ship alone. */
    private static final int MOST_PARTNERS = 14;
    private static final Comparator<Option> BEST = Comparator.comparingLong((Option option) -> option.score().total()).thenComparing(Option::sites);

    private final AllocationProblem problem;
    private final Ledger ledger;
    private final Strategy strategy;
    private final int ruleNo;
    private final Rule rule;
    private final Demand order;
    private final ParcelMaker maker;

    OptionFinder(AllocationProblem where, Ledger free, Strategy how, int ruleNumber, Demand what) {
        problem = where;
        ledger = free;
        strategy = how;
        ruleNo = ruleNumber;
        rule = how.rules().get(ruleNumber);
        order = what;
        maker = new ParcelMaker(where, free, how.weights(), rule, what);
    }

    /** All ways, best first; at most one per set of warehouses. */
    List<Option> all() {
        if (order.priority() < rule.minPriority()) {
            return List.of();
        }
        var options = new ArrayList<Option>();
        List<Site> sites = allowed();
        sites.forEach(site -> maker.make(site, order.lines()).ifPresent(parcel -> options.add(option(List.of(parcel)))));
        if (rule.maxParcels() > 1 && (order.lines().size() > 1 || order.lines().getFirst().units() > 1)) {
            List<Site> partners = partners(sites);
            for (int size = 2; size <= Math.min(rule.maxParcels(), partners.size()); size++) {
                sets(partners, size, 0, new ArrayList<>(), options);
            }
        }
        options.sort(BEST);
        return options;
    }

    /** The warehouses that the order and the rule allow. */
    private List<Site> allowed() {
        return problem.sites().stream().filter(site -> order.requested() == 0 || site.id() == order.requested())
                .filter(site -> rule.sites().isEmpty() || rule.sites().contains(site.id()))
                .filter(site -> DistanceZones.metres(site, order) <= rule.withinKm() * 1000).toList();
    }

    /** Those that have something of it, most lines first, near before far. */
    private List<Site> partners(List<Site> sites) {
        record Partner(Site site, long lines, long metres) {
        }
        return sites.stream().map(site -> new Partner(site, order.lines().stream().filter(line -> some(site, line) > 0).count(),
                        DistanceZones.metres(site, order))).filter(partner -> partner.lines() > 0)
                .sorted(Comparator.comparingLong((Partner partner) -> -partner.lines()).thenComparingLong(Partner::metres)).limit(MOST_PARTNERS)
                .map(Partner::site).toList();
    }

    private int some(Site site, Line line) {
        int first = site.firstShipDay(order.readyAt());
        return ledger.available(new Shelf(site.id(), line.sku()), rule.fromInbound() ? first + Ledger.HORIZON_DAYS : first, rule.useKeep());
    }

    private void sets(List<Site> partners, int size, int from, List<Site> chosen, List<Option> into) {
        if (chosen.size() == size) {
            new LineDivision(maker, chosen, this::some).best(order.lines()).flatMap(this::checked).ifPresent(into::add);
            return;
        }
        for (int i = from; i <= partners.size() - (size - chosen.size()); i++) {
            chosen.add(partners.get(i));
            sets(partners, size, i + 1, chosen, into);
            chosen.removeLast();
        }
    }

    private Optional<Option> checked(List<Parcel> parcels) {
        return parcels.stream().anyMatch(parcel -> parcel.cents() < strategy.minPartCents()) ? Optional.empty() : Optional.of(option(parcels));
    }

    private Option option(List<Parcel> parcels) {
        Score sum = parcels.stream().map(Parcel::score).reduce(Score.ZERO, Score::plus);
        return new Option(ruleNo, parcels.stream().sorted(Comparator.comparingInt(Parcel::site)).toList(), sum.splitInto(parcels.size(), strategy.weights()));
    }
}
