package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks allocations from the problem alone, without the engine's ledger: everything ordered is sent once, no shelf gives more than it has by any day, no
 * warehouse packs more than it can, days and prices are those of cut-offs and rates, and the costs add up.
 */
public final class AllocationAuditor {

    /** An allocation of an order. */
    public record Allocated(Demand order, Option option) {
    }

    /**
     * Something that is wrong.
     *
     * @param kind   units, stock, keep, capacity, day, price, split, sum
     * @param detail the values
     */
    public record Finding(long order, String kind, String detail) {
    }

    private final AllocationProblem problem;
    private final Strategy strategy;
    private final Map<Integer, Site> sites = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    public AllocationAuditor(AllocationProblem where, Strategy how) {
        problem = where;
        strategy = how;
        where.sites().forEach(site -> sites.put(site.id(), site));
    }

    /** Everything that is wrong, in the order of the allocations, then of shelves and warehouses. */
    public List<Finding> audit(List<Allocated> all) {
        findings.clear();
        var taken = new HashMap<Shelf, TreeMap<Integer, Integer>>();
        var packed = new TreeMap<Integer, Map<Integer, Integer>>();
        var mayUseKeep = new HashMap<Shelf, Boolean>();
        for (Allocated one : all) {
            order(one);
            Rule rule = strategy.rules().get(one.option().rule());
            for (Parcel parcel : one.option().parcels()) {
                parcel(one, parcel);
                packed.computeIfAbsent(parcel.site(), _ -> new TreeMap<>()).merge(parcel.shipDay(), 1, Integer::sum);
                for (Line line : parcel.lines()) {
                    var shelf = new Shelf(parcel.site(), line.sku());
                    taken.computeIfAbsent(shelf, _ -> new TreeMap<>()).merge(parcel.shipDay(), line.units(), Integer::sum);
                    mayUseKeep.merge(shelf, rule.useKeep(), Boolean::logicalOr);
                }
            }
        }
        taken.forEach((shelf, byDay) -> shelf(shelf, byDay, mayUseKeep.get(shelf)));
        packed.forEach((site, byDay) -> byDay.forEach((day, parcels) -> expect(0, "capacity", parcels + (long) problem.packed(site, day) <= sites.get(site).parcelsPerDay(),
                "warehouse %d packs %d on day %d".formatted(site, parcels, day))));
        return List.copyOf(findings);
    }

    private void order(Allocated one) {
        long id = one.order().id();
        var ordered = new HashMap<Integer, Integer>();
        one.order().lines().forEach(line -> ordered.merge(line.sku(), line.units(), Integer::sum));
        var sent = new HashMap<Integer, Integer>();
        one.option().parcels().forEach(parcel -> parcel.lines().forEach(line -> sent.merge(line.sku(), line.units(), Integer::sum)));
        expect(id, "units", ordered.equals(sent), "ordered %s, sent %s".formatted(ordered, sent));
        Rule rule = strategy.rules().get(one.option().rule());
        int parcels = one.option().parcels().size();
        expect(id, "split", parcels <= rule.maxParcels(), "%d parcels, rule %s allows %d".formatted(parcels, rule.code(), rule.maxParcels()));
        expect(id, "split", parcels == 1 || one.option().parcels().stream().allMatch(parcel -> parcel.cents() >= strategy.minPartCents()),
                "a part is worth less than %d".formatted(strategy.minPartCents()));
        long sum = one.option().parcels().stream().mapToLong(parcel -> parcel.score().total()).sum()
                + Math.round(strategy.weights().splitCents() * (parcels - 1)) + one.option().score().rule();
        expect(id, "sum", sum == one.option().score().total(), "the parts make %d, said is %d".formatted(sum, one.option().score().total()));
    }

    private void parcel(Allocated one, Parcel parcel) {
        long id = one.order().id();
        Site site = sites.get(parcel.site());
        Weights weights = strategy.weights();
        int first = site.firstShipDay(one.order().readyAt());
        expect(id, "day", parcel.shipDay() >= first && parcel.shipDay() == site.openFrom(parcel.shipDay()), "leaves on day %d, first is %d".formatted(
                parcel.shipDay(), first));
        expect(id, "day", parcel.deliverDay() == parcel.shipDay() + parcel.quote().transitDays(), "arrives on day %d".formatted(parcel.deliverDay()));
        expect(id, "price", problem.freight().quotes(site, one.order(), parcel.grams()).contains(parcel.quote()), "no rate says %s".formatted(parcel.quote()));
        long handling = site.centsPerParcel() + Math.round(site.centsPerUnit() * parcel.units());
        expect(id, "price", handling == parcel.handlingCents(), "handling is %d, said is %d".formatted(handling, parcel.handlingCents()));
        long late = Math.round(weights.lateDayCents() * one.order().urgency() * one.order().lateDays(parcel.deliverDay()));
        expect(id, "price", parcel.score().freight() == Math.round(weights.freight() * parcel.quote().cents())
                && parcel.score().handling() == Math.round(weights.handling() * handling) && parcel.score().late() == late, "score %s".formatted(parcel.score()));
    }

    private void shelf(Shelf shelf, TreeMap<Integer, Integer> byDay, boolean mayUseKeep) {
        Supply supply = problem.stock().getOrDefault(shelf, Supply.of(0));
        long taken = 0;
        supply.promised().forEach(departure -> byDay.merge(departure.day(), departure.units(), Integer::sum));
        for (var entry : byDay.entrySet()) {
            taken += entry.getValue();
            int day = entry.getKey();
            long there = supply.onHand() + supply.arrivals().stream().filter(arrival -> arrival.day() <= day).mapToLong(Supply.Arrival::units).sum();
            expect(0, "stock", taken <= there, "%s gives %d by day %d, has %d".formatted(shelf, taken, day, there));
            expect(0, "keep", mayUseKeep || taken <= Math.max(0, there - supply.keep()), "%s gives %d by day %d, keeps %d of %d".formatted(shelf, taken, day,
                    supply.keep(), there));
        }
    }

    private void expect(long order, String kind, boolean holds, String detail) {
        if (!holds) {
            findings.add(new Finding(order, kind, detail));
        }
    }
}
