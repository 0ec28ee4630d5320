package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A batch as numbers: each order takes one of its ways, each way takes from limits. A limit is a shelf through one of its intervals (what is taken on a day
 * is missing in its interval and in all later ones), the same without what is kept for the store, or a warehouse's packing on a day. Limits that cannot bind
 * are left out.
 */
final class BatchModel {
    private record Limit(int site, int sku, int interval, Kind kind) {
    }

    private enum Kind { STOCK, WITHOUT_KEEP, PACKING }

    private final List<List<Way>> ways = new ArrayList<>();
    private final Map<Limit, Integer> numbers = new HashMap<>();
    private final List<Integer> capacity = new ArrayList<>();
    private final List<Integer> inTurn = new ArrayList<>();
    private int[] free;

    static BatchModel of(AllocationProblem problem, Strategy strategy, List<Demand> orders) {
        var model = new BatchModel();
        var ledger = new Ledger(problem);
        var live = new LiveAllocation(problem, strategy);
        List<List<Option>> options = new BatchOptions(problem, strategy).of(orders);
        for (int i = 0; i < orders.size(); i++) {
            var list = new ArrayList<Way>();
            options.get(i).forEach(option -> list.add(model.way(option, problem, strategy, ledger)));
            Optional<Option> inTurn = live.allocate(orders.get(i)).chosen();
            inTurn.ifPresent(option -> list.add(model.way(new Option(option.rule(), option.parcels(),
                    option.score().afterRules(option.rule(), strategy.weights())), problem, strategy, ledger)));
            model.inTurn.add(list.size() - (inTurn.isPresent() ? 1 : 0));
            long dearest = list.stream().mapToLong(Way::cents).max().orElse(0);
            list.add(new Way(null, dearest + strategy.weights().waitCents() * orders.get(i).urgency(), new int[0], new int[0]));
            model.ways.add(list);
        }
        model.dropLoose();
        return model;
    }

    private Way way(Option option, AllocationProblem problem, Strategy strategy, Ledger ledger) {
        var takes = new TreeMap<Integer, Integer>();
        boolean useKeep = strategy.rules().get(option.rule()).useKeep();
        for (Parcel parcel : option.parcels()) {
            int packs = problem.sites().stream().filter(site -> site.id() == parcel.site()).findFirst().orElseThrow().parcelsPerDay();
            if (packs != Site.UNLIMITED) {
                takes.merge(number(new Limit(parcel.site(), 0, parcel.shipDay(), Kind.PACKING),
                        Math.max(0, packs - problem.packed(parcel.site(), parcel.shipDay()))), 1, Integer::sum);
            }
            parcel.lines().forEach(line -> stock(takes, ledger, parcel, line, useKeep));
        }
        return new Way(option, option.score().total(), takes.keySet().stream().mapToInt(limit -> limit).toArray(),
                takes.values().stream().mapToInt(units -> units).toArray());
    }

    private void stock(Map<Integer, Integer> takes, Ledger ledger, Parcel parcel, Line line, boolean useKeep) {
        ShelfBook book = ledger.book(new Shelf(parcel.site(), line.sku()));
        for (int interval = book.interval(parcel.shipDay()); interval < book.intervals(); interval++) {
            takes.merge(number(new Limit(parcel.site(), line.sku(), interval, Kind.STOCK), book.free(interval)), line.units(), Integer::sum);
            if (!useKeep && book.keep() > 0) {
                takes.merge(number(new Limit(parcel.site(), line.sku(), interval, Kind.WITHOUT_KEEP), Math.max(0, book.free(interval) - book.keep())),
                        line.units(), Integer::sum);
            }
        }
    }

    private int number(Limit limit, int units) {
        return numbers.computeIfAbsent(limit, _ -> {
            capacity.add(units);
            return capacity.size() - 1;
        });
    }

    /** A limit that all orders together cannot reach is none. */
    private void dropLoose() {
        var most = new long[capacity.size()];
        for (List<Way> options : ways) {
            var own = new HashMap<Integer, Integer>();
            options.forEach(way -> {
                for (int i = 0; i < way.limits().length; i++) {
                    own.merge(way.limits()[i], way.units()[i], Math::max);
                }
            });
            own.forEach((limit, units) -> most[limit] += units);
        }
        var renumbered = new int[capacity.size()];
        int kept = 0;
        var left = new int[capacity.size()];
        for (int limit = 0; limit < most.length; limit++) {
            renumbered[limit] = most[limit] > capacity.get(limit) ? kept : -1;
            if (renumbered[limit] >= 0) {
                left[kept++] = capacity.get(limit);
            }
        }
        free = Arrays.copyOf(left, kept);
        ways.replaceAll(options -> options.stream().map(way -> renumber(way, renumbered)).toList());
    }

    private static Way renumber(Way way, int[] renumbered) {
        int[] kept = java.util.stream.IntStream.range(0, way.limits().length).filter(i -> renumbered[way.limits()[i]] >= 0).toArray();
        return new Way(way.option(), way.cents(), Arrays.stream(kept).map(i -> renumbered[way.limits()[i]]).toArray(),
                Arrays.stream(kept).map(i -> way.units()[i]).toArray());
    }

    int orders() {
        return ways.size();
    }

    List<Way> ways(int order) {
        return ways.get(order);
    }

    /** The way each order gets when they come one by one. */
    int[] inTurn() {
        return inTurn.stream().mapToInt(way -> way).toArray();
    }

    /** What the limits allow, before anything is taken. */
    int[] free() {
        return free.clone();
    }

    long cents(int[] chosen) {
        long sum = 0;
        for (int order = 0; order < chosen.length; order++) {
            sum += ways.get(order).get(chosen[order]).cents();
        }
        return sum;
    }
}
