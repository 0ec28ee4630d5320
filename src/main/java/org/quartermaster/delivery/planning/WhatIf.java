package org.quartermaster.delivery.planning;

import java.util.List;

/** A change of the day that is only asked about. */
public sealed interface WhatIf {
    /** The problem with the change. */
    RoutingProblem applyTo(RoutingProblem problem);

    /** One more vehicle like the one of this index. */
    record MoreVehicles(int like) implements WhatIf {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return withReloads(problem.plus(problem.vehicles().get(like)));
        }

        /** It may reload as often as the other. */
        private RoutingProblem withReloads(RoutingProblem problem) {
            SideRules rules = problem.sideRules();
            var stops = new java.util.ArrayList<>(problem.stops());
            var reloads = new java.util.HashSet<>(rules.reloads());
            rules.reloads().stream().sorted().map(problem.stops()::get).filter(reload -> reload.lockedVehicle() == like).forEach(reload -> {
                reloads.add(stops.size());
                stops.add(reload.lockedTo(problem.vehicles().size() - 1));
            });
            return new RoutingProblem(problem.vehicles(), stops, problem.travel(), new SideRules(rules.pairs(), reloads, rules.beginnings()));
        }
    }

    /** All windows begin so much earlier and end so much later. */
    record WiderWindows(int minutes) implements WhatIf {
        public WiderWindows {
            if (minutes < 0) {
                throw new IllegalArgumentException("Windows can be widened by 0 or more minutes, not by %d.".formatted(minutes));
            }
        }

        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            List<Stop> wider = problem.stops().stream().map(this::widened).toList();
            return new RoutingProblem(problem.vehicles(), wider, problem.travel(), problem.sideRules());
        }

        private Stop widened(Stop stop) {
            return stop.within(stop.windows().stream().map(window -> new Window(Math.max(0, window.from() - minutes * 60), window.to() + minutes * 60)).toList());
        }
    }

    /** The depot stands elsewhere: the travel between the same locations from there. */
    record OtherDepot(TravelMatrix travel) implements WhatIf {
        @Override
        public RoutingProblem applyTo(RoutingProblem problem) {
            return new RoutingProblem(problem.vehicles(), problem.stops(), travel, problem.sideRules());
        }
    }

    /**
     * What it would change, both searched from the present plan with the same budget, so that a better plan found by searching alone is not taken for the
     * change's merit.
     *
     * @param before the best plan as things are
     * @param after  the best plan with the change
     * @param plan   of {@code after}
     */
    record Answer(PlanAudit before, PlanAudit after, RoutingPlan plan) {
        /** Money saved, penalties of stops left out included; negative when it costs more. */
        public long savedCents() {
            return after.soft() - before.soft();
        }

        /** Stops served more. */
        public int servedMore() {
            return before.unserved().size() - after.unserved().size();
        }
    }

    /** Asks. Deterministic when iterations end the search. */
    default Answer ask(RoutingProblem problem, RoutingPlan present, SearchBudget budget) {
        RoutingProblem other = applyTo(problem);
        RoutingPlan as = new RuinAndRecreate(problem, budget).search(present, _ -> { }, () -> false);
        RoutingPlan then = new RuinAndRecreate(other, budget).search(as.over(other.vehicles().size()), _ -> { }, () -> false);
        return new Answer(new PlanAuditor(problem).audit(as), new PlanAuditor(other).audit(then), then);
    }
}
