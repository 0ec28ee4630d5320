package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.planning.Budget;
import org.quartermaster.replenishment.planning.JointBound;
import org.quartermaster.replenishment.planning.JointPlan;
import org.quartermaster.replenishment.planning.JointProblem;
import org.quartermaster.replenishment.planning.LimitPrices;
import org.quartermaster.replenishment.planning.Need;
import org.quartermaster.replenishment.planning.OrderChoice;
import org.quartermaster.replenishment.planning.PlanSupplier;
import org.quartermaster.replenishment.planning.PlanWarehouse;

/**
 * What no plan of all candidates can fall below, put together shard by shard.
 *
 * <p>A shard's own bound counts where its lines share nothing with other shards. Where budget or room are limited, a shard's share of them is a decision
 * of the plan and no rule: every shard then meets the same prices of money and room, found on a sample, and what the limits are worth at these prices is
 * taken off once. Lines that gave up their second supplier for the plan may use it in the bound, at no cost of the order.
 */
final class PlanBound {

    private static final int SAMPLE = 2_000;
    /** Costs are whole cents and their sums in floating point are not. */
    private static final double ROUNDING = 1e-6;

    private final Map<Integer, PlanSupplier> suppliers;
    private final Map<Integer, Long> room;
    private final long budgetCents;
    private final Map<Place, Candidate> all = new HashMap<>();
    private final Map<String, Set<Integer>> shardsOfLane = new HashMap<>();
    private final LimitPrices prices;
    private final Map<Integer, Double> used = new HashMap<>();
    private double cents;
    private double spent;

    /** @param room centilitres per warehouse; a missing one is not limited */
    PlanBound(List<List<Candidate>> shards, List<Candidate> candidates, Map<Integer, PlanSupplier> suppliers, PlanningSettings settings, Map<Integer, Long> room) {
        this.suppliers = suppliers;
        this.room = room;
        this.budgetCents = settings.budgetCents();
        candidates.forEach(candidate -> all.put(candidate.place(), candidate));
        for (int i = 0; i < shards.size(); i++) {
            for (Candidate candidate : shards.get(i)) {
                for (String lane : JointPlanning.keys(all.get(candidate.place()))) {
                    shardsOfLane.computeIfAbsent(lane, _ -> new HashSet<>()).add(i);
                }
            }
        }
        boolean isLimited = settings.isBudgetLimited() || !room.isEmpty();
        this.prices = isLimited && shards.size() > 1 ? sampled(candidates) : null;
    }

    /** @param shard the candidates as they were planned, @param needs as what, @param plan the answer */
    void add(List<Candidate> shard, List<Need> needs, JointPlan plan) {
        boolean isCut = shard.stream().anyMatch(candidate -> all.get(candidate.place()) != candidate);
        if (prices == null && !isCut) {
            cents += plan.bound();
            return;
        }
        var wide = new ArrayList<Need>();
        for (int i = 0; i < needs.size(); i++) {
            wide.add(wide(all.get(shard.get(i).place()), needs.get(i)));
            use(needs.get(i), plan.choices().get(i));
        }
        spent += plan.audit().purchaseCents();
        cents += JointBound.part(new JointProblem(wide, Budget.UNLIMITED), prices == null ? LimitPrices.NONE : prices, plan.audit().totalCents(),
                order -> shardsOfLane.get(order.supplier().id() + "/" + order.warehouse().id()).size() == 1);
    }

    private void use(Need need, OrderChoice choice) {
        long units = (long) choice.packs() * need.sources().get(choice.sourceIndex()).offer().multiple();
        used.merge(need.warehouse().id(), (double) units * need.centilitresPerUnit(), Double::sum);
    }

    /** The need with all its suppliers; what a person decided has one way only. */
    private Need wide(Candidate candidate, Need need) {
        if (need.isPinned()) {
            return need;
        }
        Need full = new NeedOf(candidate, suppliers, true).need(need.id(), need.warehouse());
        return new Need(need.id(), need.warehouse(), need.freeUnits(), need.arrivals(), full.sources(), need.marginMicros(), need.holdingMicrosPerDay(),
                need.referenceMicros(), need.lineCents(), need.mostUnits(), need.centilitresPerUnit(), need.optimum(), need.reference(), need.departureCents(), false);
    }

    /** What money and room are worth to a sample that has its share of them. */
    private LimitPrices sampled(List<Candidate> candidates) {
        int every = Math.max(1, candidates.size() / SAMPLE);
        var sample = new ArrayList<Candidate>();
        for (int i = 0; i < candidates.size(); i += every) {
            sample.add(candidates.get(i));
        }
        Map<Integer, Long> mine = JointPlanning.wanted(sample);
        Map<Integer, Long> theirs = JointPlanning.wanted(candidates);
        var needs = new ArrayList<Need>();
        for (Candidate candidate : sample) {
            int id = candidate.facts().warehouseId();
            long share = room.containsKey(id) ? share(room.get(id), mine.get(id), theirs.get(id)) : Long.MAX_VALUE;
            needs.add(new NeedOf(candidate, suppliers, true).need(needs.size(), new PlanWarehouse(id, share)));
        }
        Budget budget = budgetCents == Long.MAX_VALUE ? Budget.UNLIMITED : new Budget(share(budgetCents, value(sample), value(candidates)));
        return JointBound.prices(new JointProblem(needs, budget));
    }

    private static long share(long limit, long mine, long all) {
        return all == 0 ? limit : Math.round(limit * (mine / (double) all));
    }

    private static long value(List<Candidate> candidates) {
        return candidates.stream().mapToLong(candidate -> candidate.advice().value().orderCents()).sum();
    }

    /** No plan costs less, cents. */
    long cents() {
        double bound = cents;
        if (prices != null) {
            bound -= budgetCents == Long.MAX_VALUE ? 0 : prices.money() * Math.max(budgetCents, spent);
            for (var limit : room.entrySet()) {
                bound -= prices.room(limit.getKey()) * Math.max(limit.getValue(), used.getOrDefault(limit.getKey(), 0.0));
            }
        }
        return (long) Math.floor(bound + ROUNDING);
    }
}
