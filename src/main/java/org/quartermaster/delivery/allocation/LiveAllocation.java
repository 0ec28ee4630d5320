package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Allocates one order after the other, each as well as the strategy's rules allow with what is free then. Deterministic. */
public final class LiveAllocation {
    private static final int MOST_REJECTED = 6;

    private final AllocationProblem problem;
    private final Strategy strategy;
    private final Ledger ledger;

    /** @param free what is free; the allocations are booked in it */
    public LiveAllocation(AllocationProblem where, Strategy how, Ledger free) {
        problem = where;
        strategy = how;
        ledger = free;
    }

    public LiveAllocation(AllocationProblem where, Strategy how) {
        this(where, how, new Ledger(where));
    }

    /** Chooses and books. */
    public Allocation allocate(Demand order) {
        Allocation allocation = look(order);
        allocation.chosen().ifPresent(ledger::take);
        return allocation;
    }

    /** Chooses without booking, as for a promise. */
    public Allocation look(Demand order) {
        for (int rule = 0; rule < strategy.rules().size(); rule++) {
            List<Option> ways = new OptionFinder(problem, ledger, strategy, rule, order).all();
            if (!ways.isEmpty()) {
                List<Option> shown = ways.subList(0, Math.min(ways.size(), MOST_REJECTED + 1));
                return new Allocation(order.id(), Optional.of(ways.getFirst()), strategy.rules().get(rule).code(), shown.subList(1, shown.size()),
                        refusals(rule, order, shown));
            }
        }
        return new Allocation(order.id(), Optional.empty(), "", List.of(), refusals(lastFor(order), order, List.of()));
    }

    /** Explains a choice that was made elsewhere, by a batch: the best other ways that are free now, and why other warehouses are in none. */
    public Allocation why(Demand order, Option chosen) {
        List<Option> others = new OptionFinder(problem, ledger, strategy, chosen.rule(), order).all().stream()
                .filter(way -> !way.sites().equals(chosen.sites())).limit(MOST_REJECTED).toList();
        var shown = new ArrayList<>(others);
        shown.add(chosen);
        return new Allocation(order.id(), Optional.of(chosen), strategy.rules().get(chosen.rule()).code(), others, refusals(chosen.rule(), order, shown));
    }

    private int lastFor(Demand order) {
        int last = strategy.rules().size() - 1;
        while (last > 0 && strategy.rules().get(last).minPriority() > order.priority()) {
            last--;
        }
        return last;
    }

    private List<Refusal> refusals(int rule, Demand order, List<Option> ways) {
        return new Refusals(problem, ledger, strategy.weights(), strategy.rules().get(rule), order).besides(ways);
    }

    /** Every way of every rule, each set of warehouses once, under the first rule that allows it; the passed rules are in the score. */
    List<Option> everyWay(Demand order) {
        var ways = new ArrayList<Option>();
        for (int rule = 0; rule < strategy.rules().size(); rule++) {
            int passed = rule;
            for (Option option : new OptionFinder(problem, ledger, strategy, rule, order).all()) {
                if (ways.stream().noneMatch(way -> way.parcels().equals(option.parcels()))) {
                    ways.add(new Option(rule, option.parcels(), option.score().afterRules(passed, strategy.weights())));
                }
            }
        }
        return ways;
    }

    public Ledger ledger() {
        return ledger;
    }
}
