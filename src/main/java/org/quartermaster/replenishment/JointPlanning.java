package org.quartermaster.replenishment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.planning.Budget;
import org.quartermaster.replenishment.planning.JointPlan;
import org.quartermaster.replenishment.planning.JointPlanner;
import org.quartermaster.replenishment.planning.JointPlanner.Effort;
import org.quartermaster.replenishment.planning.JointProblem;
import org.quartermaster.replenishment.planning.Need;
import org.quartermaster.replenishment.planning.OrderChoice;
import org.quartermaster.replenishment.planning.PlanSupplier;
import org.quartermaster.replenishment.planning.PlanWarehouse;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.suppliers.SupplierFacts;

/**
 * Plans all candidates: cuts them into shards that share no supplier's order, gives each its share of budget and room, solves, and puts the answers
 * together.
 */
final class JointPlanning {

    private static final int LINES_PER_SHARD = 800;
    private static final int MOST_LINES = 3_000;
    private static final long SEED = 42;

    private final PlanningFacts.Everywhere everywhere;
    private final Map<Integer, Long> roomCentilitres;
    private final WorkContext context;
    private final Map<Integer, PlanSupplier> suppliers = new HashMap<>();

    /** @param roomCentilitres room left per warehouse; a missing one is not limited */
    JointPlanning(PlanningFacts.Everywhere everywhere, Map<Integer, Long> roomCentilitres, WorkContext context) {
        this.everywhere = everywhere;
        this.roomCentilitres = roomCentilitres;
        this.context = context;
        everywhere.suppliers().values().forEach(s -> suppliers.put(s.id().value(), new PlanSupplier(s.id().value(), minimumCents(s),
                everywhere.settings().orderCents())));
    }

    /**
     * What was decided, and the sum of the shards' audits.
     *
     * @param boundCents no plan of all candidates costs less
     */
    record Outcome(List<Decision> decisions, long startCents, long cents, long boundCents, long hard, long moves) {
    }

    Outcome plan(List<Candidate> candidates) {
        List<List<Candidate>> shards = shards(candidates);
        Map<Place, Long> affordable = affordable(candidates);
        var bound = new PlanBound(shards, candidates, suppliers, everywhere.settings(), roomCentilitres);
        Map<Integer, Long> wanted = wanted(candidates);
        var sum = new Sum();
        for (int i = 0; i < shards.size() && !context.isCancelled(); i++) {
            context.progress("replenishment.step.solve", i, shards.size());
            solve(shards.get(i), candidates.size(), wanted, affordable, bound, sum);
        }
        context.progress("replenishment.step.solve", shards.size(), shards.size());
        return new Outcome(sum.decisions, sum.start, sum.cost, bound.cents(), sum.hard, sum.moves);
    }

    /** What the shards come to together. */
    private static final class Sum {
        private final List<Decision> decisions = new ArrayList<>();
        private long start;
        private long cost;
        private long hard;
        private long moves;

        void add(JointPlan plan) {
            start += plan.start().totalCents();
            cost += plan.audit().totalCents();
            hard += plan.audit().hard();
            moves += plan.moves();
        }
    }

    private void solve(List<Candidate> shard, int all, Map<Integer, Long> wanted, Map<Place, Long> affordable, PlanBound bound, Sum sum) {
        Map<Integer, PlanWarehouse> warehouses = rooms(shard, wanted);
        var needs = new ArrayList<Need>();
        for (int i = 0; i < shard.size(); i++) {
            Candidate candidate = shard.get(i);
            needs.add(new NeedOf(candidate, suppliers, isWhole(candidate, shard)).need(i, warehouses.get(candidate.facts().warehouseId())));
        }
        JointPlan plan = new JointPlanner(effort(shard.size(), all)).plan(new JointProblem(needs, budget(shard, affordable)));
        for (int i = 0; i < shard.size(); i++) {
            OrderChoice choice = plan.choices().get(i);
            int line = NeedOf.lineIndex(shard.get(i), needs.get(i).sources().get(choice.sourceIndex()));
            int units = shard.get(i).isEdited() ? shard.get(i).before().units() : choice.packs() * shard.get(i).facts().lines().get(line).offer().multiple();
            sum.decisions.add(new Decision(shard.get(i), line, units, choice.day()));
        }
        sum.add(plan);
        bound.add(shard, needs, plan);
    }

    /** What the shard's lines are given, and their share of what is left over. */
    private Budget budget(List<Candidate> shard, Map<Place, Long> affordable) {
        if (!everywhere.settings().isBudgetLimited()) {
            return Budget.UNLIMITED;
        }
        long given = affordable.values().stream().mapToLong(Long::longValue).sum();
        long mine = shard.stream().mapToLong(c -> affordable.getOrDefault(c.place(), 0L)).sum();
        double left = Math.max(0, everywhere.settings().budgetCents() - given);
        return new Budget(mine + (long) (left * (given == 0 ? shard.size() / (double) affordable.size() : mine / (double) given)));
    }

    private Effort effort(int lines, int all) {
        double seconds = Math.min(everywhere.settings().searchSeconds(), Math.max(3, all / 20.0)) * lines / Math.max(1, all);
        long millis = Math.round(Math.max(1_000, seconds * 1_000));
        return new Effort(Duration.ofMillis(millis), Duration.ofMillis(Math.max(700, millis / 4)), SEED);
    }

    private long minimumCents(SupplierFacts supplier) {
        return Double.isNaN(supplier.rate()) ? 0 : Math.round(supplier.minimumOrderValue() * supplier.rate() * 100);
    }

    // ---- shards

    /** Whether all suppliers of the candidate are ordered from in this shard alone. */
    private static boolean isWhole(Candidate candidate, List<Candidate> shard) {
        return shard.size() <= MOST_LINES && candidate.facts().lines().size() > 1;
    }

    /** Candidates that may share an order (supplier and warehouse) stay together; very large groups give up their second suppliers. */
    private List<List<Candidate>> shards(List<Candidate> candidates) {
        var sets = new DisjointSets();
        for (Candidate candidate : candidates) {
            sets.join(keys(candidate));
        }
        Map<String, List<Candidate>> groups = new TreeMap<>();
        candidates.forEach(candidate -> groups.computeIfAbsent(sets.root(keys(candidate).getFirst()), _ -> new ArrayList<>()).add(candidate));
        var shards = new ArrayList<List<Candidate>>();
        var open = new ArrayList<Candidate>();
        for (List<Candidate> group : groups.values()) {
            if (group.size() > MOST_LINES) {
                shards.addAll(byFirstSupplier(group));
            } else {
                open.addAll(group);
                if (open.size() >= LINES_PER_SHARD) {
                    shards.add(List.copyOf(open));
                    open.clear();
                }
            }
        }
        if (!open.isEmpty()) {
            shards.add(List.copyOf(open));
        }
        return shards;
    }

    static List<List<Candidate>> byFirstSupplier(List<Candidate> group) {
        Map<String, List<Candidate>> bySupplier = new LinkedHashMap<>();
        for (Candidate c : group) {
            Candidate single = single(c);
            bySupplier.computeIfAbsent(keys(single).getFirst(), _ -> new ArrayList<>()).add(single);
        }
        var shards = new ArrayList<List<Candidate>>();
        var open = new ArrayList<Candidate>();
        for (List<Candidate> lines : bySupplier.values()) {
            open.addAll(lines);
            if (open.size() >= LINES_PER_SHARD) {
                shards.add(List.copyOf(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            shards.add(List.copyOf(open));
        }
        return shards;
    }

    /** The candidate with one supplier: the first, or the one of the order that a person entered or keeps. */
    private static Candidate single(Candidate c) {
        Line first = c.facts().first();
        Line line = !c.isEdited() ? first : c.facts().lines().stream().filter(one -> one.offer().supplierId() == c.before().supplierId()).findFirst().orElse(first);
        return new Candidate(new LineFacts(c.facts().sku(), c.facts().warehouseId(), c.facts().position(), c.facts().demand(), List.of(line),
                c.facts().terms(), c.facts().gap()), line == first ? c.advice() : Policy.advise(line), c.before());
    }

    static List<String> keys(Candidate candidate) {
        return candidate.facts().lines().stream().map(line -> line.offer().supplierId() + "/" + candidate.facts().warehouseId()).toList();
    }

    // ---- shares of what is scarce

    /** What each candidate may spend when the budget goes to the best return per unit of money; first of all what people entered costs what it costs. */
    Map<Place, Long> affordable(List<Candidate> candidates) {
        Map<Place, Long> affordable = new HashMap<>();
        long left = everywhere.settings().budgetCents();
        for (Candidate c : candidates.stream().sorted(Comparator.comparingDouble(JointPlanning::rate).reversed()).toList()) {
            long spend = c.isEdited() ? entered(c) : Math.min(left, c.advice().value().orderCents());
            affordable.put(c.place(), spend);
            left = Math.max(0, left - spend);
        }
        return affordable;
    }

    private static long entered(Candidate c) {
        List<Line> lines = c.facts().lines();
        return lines.stream().filter(line -> line.offer().supplierId() == c.before().supplierId()).findFirst().orElse(lines.getFirst()).offer().costCents(c.before().units());
    }

    private static double rate(Candidate candidate) {
        var value = candidate.advice().value();
        return candidate.isEdited() ? Double.MAX_VALUE : value.orderCents() == 0 ? 0 : value.savesCents() / (double) value.orderCents();
    }

    /** Every warehouse with the shard's share of its room, in proportion to what the shard would like to bring. */
    private Map<Integer, PlanWarehouse> rooms(List<Candidate> shard, Map<Integer, Long> wanted) {
        Map<Integer, Long> mine = wanted(shard);
        Map<Integer, PlanWarehouse> warehouses = new HashMap<>();
        mine.forEach((id, centilitres) -> {
            Long room = roomCentilitres.get(id);
            long share = room == null ? Long.MAX_VALUE : wanted.get(id) == 0 ? room : (long) (Math.max(0, room) * (centilitres / (double) wanted.get(id)));
            warehouses.put(id, new PlanWarehouse(id, share));
        });
        return warehouses;
    }

    static Map<Integer, Long> wanted(List<Candidate> candidates) {
        Map<Integer, Long> wanted = new HashMap<>();
        candidates.forEach(c -> wanted.merge(c.facts().warehouseId(), NeedOf.centilitres(c.facts().sku()) * c.advice().suggestion(), Long::sum));
        return wanted;
    }
}
