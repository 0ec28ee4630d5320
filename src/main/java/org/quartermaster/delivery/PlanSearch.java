package org.quartermaster.delivery;

import java.util.List;
import java.util.Optional;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RoutingSolver;
import org.quartermaster.delivery.planning.SearchBudget;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.work.WorkContext;

/**
 * Searches one depot's routes and publishes them over the plan that was seen when the search began. Edits that a person made meanwhile are made good in the result
 * by a short second search; a plan that became another one altogether stands, and the result is kept beside it as a version.
 */
final class PlanSearch {
    private static final double POLISH_SHARE = 0.15;
    private static final long MOST_POLISH_MILLIS = 5_000;
    private static final long RETAKE_MILLIS = 2_000;
    private static final int MOST_ROUNDS = 5;

    private final PlanStore store;
    private final PlanPublishing publishing;
    private final PlanHead draft;
    private final long id;
    private final int depots;
    private final List<PlanVehicle> vehicles;
    private final TravelMatrix travel;
    private final WorkContext context;
    private final Moment moment;

    /**
     * A search.
     *
     * @param draftId where the draft is stored
     * @param from    of the day; nothing that is open begins before it
     */
    PlanSearch(PlanStore planStore, PlanPublishing planPublishing, PlanHead head, long draftId, int depotCount, List<PlanVehicle> used, TravelMatrix matrix, WorkContext work, Moment from) {
        store = planStore;
        publishing = planPublishing;
        draft = head;
        id = draftId;
        depots = depotCount;
        vehicles = used;
        travel = matrix;
        context = work;
        moment = from;
    }

    /** A plan that was found, with the stops as they are to be published. */
    private record Found(List<PlanStop> stops, RoutingPlan plan) {
    }

    /**
     * Searches and publishes.
     *
     * @param before the plan that counts, empty for none
     * @return the plan that counts then; empty when a later search of the same depot has taken over
     */
    Optional<PlanHead> run(CarriedOver carried, Optional<DeliveryPlan> before, long millis) {
        Found found = search(carried.stops(), carried.stops(), carried.plan(), millis);
        Optional<DeliveryPlan> seen = before;
        for (int round = 0; round < MOST_ROUNDS && store.head(id).isPresent(); round++) {
            try {
                publishing.publish(draft, id, found.stops(), seen.map(DeliveryPlan::stops).orElse(List.of()), seen.map(plan -> plan.head().version()).orElse(0));
                return store.head(id);
            } catch (Conflict changed) {
                DeliveryPlan now = store.current(draft.day(), draft.warehouseId()).map(store::load).orElseThrow(() -> changed);
                Optional<MeanwhileEdits> edits = MeanwhileEdits.between(seen, now);
                if (edits.isEmpty()) {
                    return Optional.of(stands(now));
                }
                found = retake(edits.get().in(found.stops(), vehicles, found.plan()), now);
                seen = Optional.of(now);
            }
        }
        return store.head(id).isEmpty() ? Optional.empty() : seen.map(this::stands);
    }

    private Found retake(MeanwhileEdits.Retaken edits, DeliveryPlan now) {
        store.follow(id, now.head().id());
        Found again = search(edits.stops(), edits.searched(), edits.plan(), RETAKE_MILLIS);
        RoutingPlan plan = edits.without(again.plan());
        if (!plan.equals(again.plan())) {
            RoutingProblem problem = DeliveryPlan.problem(depots, vehicles, edits.stops(), travel);
            PlanAudit audit = new PlanAuditor(problem).audit(plan);
            List<PlanStop> placed = PlanStops.explained(edits.stops(), problem, plan, audit);
            store.write(id, placed, audit, store.head(id).map(PlanHead::curve).orElse(""), RETAKE_MILLIS, 0, true);
            return new Found(placed, plan);
        }
        return again;
    }

    /** Searches with some stops and keeps the plan for the others, which differ in locks at most. */
    private Found search(List<PlanStop> stops, List<PlanStop> searched, RoutingPlan from, long millis) {
        var asked = DeliveryPlan.problem(depots, vehicles, moment.searched(searched), travel);
        long polish = Math.min(MOST_POLISH_MILLIS, Math.round(millis * POLISH_SHARE));
        var draftWriter = new DraftWriter(store, id, asked, stops, context, millis);
        var outcome = new RoutingSolver(FreeProcessors.searches()).solve(asked, from, new SearchBudget(millis - polish, Long.MAX_VALUE, draft.seed()), polish, draftWriter::tell,
                draftWriter::isStopAsked);
        List<PlanStop> stored = moment.stored(stops, outcome.audit());
        var explained = DeliveryPlan.problem(depots, vehicles, moment.searched(stops), travel);
        List<PlanStop> placed = PlanStops.explained(stored, explained, outcome.plan(), outcome.audit());
        draftWriter.finish(outcome, placed);
        return new Found(placed, outcome.plan());
    }

    private PlanHead stands(DeliveryPlan now) {
        store.setAside(id);
        context.log("%s: the plan became another one (%s by %s) while this was searched and stands; what was found is kept as version %d to compare.".formatted(
                draft.warehouseCode(), now.head().origin(), now.head().createdBy(), id));
        return now.head();
    }
}
