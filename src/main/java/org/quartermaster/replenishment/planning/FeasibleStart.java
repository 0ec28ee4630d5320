package org.quartermaster.replenishment.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan that breaks no rule, from the per-line optimum or any other choices: orders below a supplier's minimum are merged with another of the same supplier, else filled up,
 * else given up; lines with the least gain per unit of what is scarce go while room or budget is exceeded.
 */
final class FeasibleStart {

    private final JointProblem problem;
    private final OrderChoice[] choices;

    private FeasibleStart(JointProblem problem, List<OrderChoice> wanted) {
        this.problem = problem;
        this.choices = new OrderChoice[wanted.size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = valid(problem.needs().get(i), wanted.get(i));
        }
    }

    /** From what every line would order on its own. */
    static List<OrderChoice> of(JointProblem problem) {
        return of(problem, problem.needs().stream().map(Need::optimum).toList());
    }

    /** From {@code wanted}, one per need. */
    static List<OrderChoice> of(JointProblem problem, List<OrderChoice> wanted) {
        var start = new FeasibleStart(problem, wanted);
        start.reachMinimums();
        start.fitRoom();
        start.fitBudget();
        return List.of(start.choices);
    }

    /** A choice made orderable. */
    private static OrderChoice valid(Need need, OrderChoice wanted) {
        if (need.isPinned() || wanted.packs() == 0) {
            return wanted;
        }
        Source source = need.sources().get(wanted.sourceIndex());
        int least = leastPacks(source);
        int packs = Math.min(Math.max(wanted.packs(), least), need.mostUnits() / source.offer().multiple());
        int day = source.takesOrdersOn(wanted.day()) ? wanted.day() : source.offer().firstOrderDay();
        return new OrderChoice(wanted.sourceIndex(), packs < least ? 0 : packs, day);
    }

    static int leastPacks(Source source) {
        return source.offer().roundedUp(1) / source.offer().multiple();
    }

    private void reachMinimums() {
        for (int pass = 0; pass < 3; pass++) {
            for (var order : orders().entrySet()) {
                if (value(order.getValue()) < order.getKey().supplier().minimumOrderCents() && !mergeWithAnother(order.getKey(), order.getValue())) {
                    fill(order.getKey(), order.getValue());
                }
            }
        }
        giveUpBelowMinimum();
    }

    private void giveUpBelowMinimum() {
        orders().forEach((order, lines) -> {
            if (value(lines) < order.supplier().minimumOrderCents()) {
                lines.forEach(this::drop);
            }
        });
    }

    private boolean mergeWithAnother(OrderKey small, List<Integer> lines) {
        if (lines.stream().anyMatch(i -> problem.needs().get(i).isPinned())) {
            return false;
        }
        for (OrderKey other : orders().keySet()) {
            if (other.supplier().equals(small.supplier()) && other.warehouse().equals(small.warehouse()) && other.day() != small.day()) {
                lines.forEach(i -> choices[i] = new OrderChoice(choices[i].sourceIndex(), choices[i].packs(), other.day()));
                return true;
            }
        }
        return false;
    }

    private void fill(OrderKey order, List<Integer> lines) {
        for (int round = 0; round < 200 && value(lines) < order.supplier().minimumOrderCents(); round++) {
            boolean grew = false;
            for (int i : lines) {
                grew |= value(lines) < order.supplier().minimumOrderCents() && grow(i);
            }
            if (!grew) {
                return;
            }
        }
    }

    private boolean grow(int i) {
        Need need = problem.needs().get(i);
        int step = Math.max(1, choices[i].packs() / 10);
        int units = (choices[i].packs() + step) * source(i).offer().multiple();
        if (need.isPinned() || units > need.mostUnits()) {
            return false;
        }
        choices[i] = new OrderChoice(choices[i].sourceIndex(), choices[i].packs() + step, choices[i].day());
        return true;
    }

    private void fitRoom() {
        Map<PlanWarehouse, Long> used = new HashMap<>();
        for (int i = 0; i < choices.length; i++) {
            used.merge(problem.needs().get(i).warehouse(), litres(i), Long::sum);
        }
        used.forEach((warehouse, centilitres) -> {
            long over = centilitres - warehouse.roomCentilitres();
            for (int i : over > 0 ? byGain(this::litres, warehouse) : List.<Integer>of()) {
                if (over > 0) {
                    over -= litres(i);
                    drop(i);
                }
            }
        });
        giveUpBelowMinimum();
    }

    private void fitBudget() {
        long over = -problem.budget().cents();
        for (int i = 0; i < choices.length; i++) {
            over += cents(i);
        }
        for (int i : over > 0 ? byGain(this::cents, null) : List.<Integer>of()) {
            if (over > 0) {
                over -= cents(i);
                drop(i);
            }
        }
        giveUpBelowMinimum();
    }

    /** Ordered lines that may go, the least gain per unit of what they use first. */
    private List<Integer> byGain(java.util.function.IntToLongFunction use, PlanWarehouse warehouse) {
        var lines = new ArrayList<Integer>();
        for (int i = 0; i < choices.length; i++) {
            Need need = problem.needs().get(i);
            if (choices[i].packs() > 0 && !need.isPinned() && use.applyAsLong(i) > 0 && (warehouse == null || need.warehouse().equals(warehouse))) {
                lines.add(i);
            }
        }
        lines.sort(Comparator.comparingDouble(i -> gain(i) / (double) use.applyAsLong(i)));
        return lines;
    }

    private long gain(int i) {
        Need need = problem.needs().get(i);
        return need.cost(source(i), 0, choices[i].day()).totalCents() - need.cost(source(i), choices[i].packs(), choices[i].day()).totalCents();
    }

    private Map<OrderKey, List<Integer>> orders() {
        Map<OrderKey, List<Integer>> orders = new LinkedHashMap<>();
        for (int i = 0; i < choices.length; i++) {
            if (choices[i].packs() > 0) {
                orders.computeIfAbsent(new OrderKey(source(i).supplier(), problem.needs().get(i).warehouse(), choices[i].day()), _ -> new ArrayList<>()).add(i);
            }
        }
        return orders;
    }

    private Source source(int i) {
        return problem.needs().get(i).sources().get(choices[i].sourceIndex());
    }

    private long value(List<Integer> lines) {
        return lines.stream().mapToLong(this::cents).sum();
    }

    private long cents(int i) {
        return source(i).offer().costCents(choices[i].packs() * source(i).offer().multiple());
    }

    private long litres(int i) {
        return choices[i].packs() * source(i).offer().multiple() * problem.needs().get(i).centilitresPerUnit();
    }

    private void drop(int i) {
        if (!problem.needs().get(i).isPinned()) {
            choices[i] = new OrderChoice(choices[i].sourceIndex(), 0, choices[i].day());
        }
    }
}
