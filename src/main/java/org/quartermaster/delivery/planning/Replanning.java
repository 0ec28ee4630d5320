package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * Plans anew while vehicles are out: what was visited stays, and moving a stop to another vehicle costs something, so that few drivers hear of a change. When too
 * many move all the same, it is tried once more with a higher price.
 */
public final class Replanning {
    /** Of the stops not visited yet; more than this is tried again. */
    private static final double MOST_MOVED = 0.1;
    private static final double[] LEGS_PER_MOVE = {0.3, 3};

    private Replanning() {
    }

    /**
     * A new plan.
     *
     * @param plan  the plan
     * @param audit its times and money, without the price of moving
     * @param moved stops that had a vehicle and now have another
     * @param open  stops that had a vehicle and were not visited
     */
    public record Answer(RoutingPlan plan, PlanAudit audit, List<Integer> moved, int open) {
        public double movedShare() {
            return open == 0 ? 0 : (double) moved.size() / open;
        }
    }

    /**
     * Plans the rest of a day.
     *
     * @param day    after what happened
     * @param budget for all tries together
     */
    public static Answer replan(LiveDay day, SearchBudget budget) {
        var each = new SearchBudget(Math.max(1, budget.millis() / LEGS_PER_MOVE.length), budget.iterations() / LEGS_PER_MOVE.length, budget.seed());
        Answer answer = null;
        for (double legs : LEGS_PER_MOVE) {
            answer = replan(day, each, legs);
            if (answer.movedShare() <= MOST_MOVED) {
                return answer;
            }
        }
        return answer;
    }

    private static Answer replan(LiveDay day, SearchBudget budget, double legsPerMove) {
        var search = new RuinAndRecreate(day.problem(), budget).keeping(day.plan(), legsPerMove);
        RoutingPlan plan = Trimming.of(day.problem(), search.search(day.plan(), _ -> { }, () -> false));
        List<Integer> open = day.open().stream().filter(stop -> !day.problem().sideRules().reloads().contains(stop)).toList();
        List<Integer> moved = open.stream().filter(stop -> plan.vehicleOf(stop) != day.plan().vehicleOf(stop)).toList();
        return new Answer(plan, new PlanAuditor(day.problem()).audit(plan), moved, open.size());
    }
}
