package org.quartermaster.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
 * by a short second search, and so is what drivers checked off; a plan that became another one altogether stands, and the result is kept beside it as a version.
 */
final class PlanSearch {
    private static final double POLISH_SHARE = 0.15;
    private static final long MOST_POLISH_MILLIS = 5_000;
    private static final long RETAKE_MILLIS = 2_000;
    private static final int MOST_ROUNDS = 5;

    /**
     * What is searched for.
     *
     * @param id     where the draft is stored
     * @param depots how many
     * @param fleet  how many of the vehicles are of the fleet
     */
    record Draft(PlanHead head, long id, int depots, int fleet, TravelMatrix travel) {
    }

    private final PlanStore store;
    private final PlanPublishing publishing;
    private final Draft draft;
    private final WorkContext context;
    private final Function<Optional<DeliveryPlan>, BegunDay> soFar;
    private BegunDay begun;
    private List<PlanVehicle> vehicles;
    private Moment moment;
    private MeanwhileEdits.Retaken asked;

    /**
     * A search.
     *
     * @param drivenSoFar what has been driven of the plan that counts, whenever it is asked
     */
    PlanSearch(PlanStore planStore, PlanPublishing planPublishing, Draft plan, WorkContext work, Function<Optional<DeliveryPlan>, BegunDay> drivenSoFar) {
        store = planStore;
        publishing = planPublishing;
        draft = plan;
        context = work;
        soFar = drivenSoFar;
    }

    /** A plan that was found, with the stops as they are to be published. */
    private record Found(List<PlanStop> stops, RoutingPlan plan) {
    }

    /**
     * Searches and publishes.
     *
     * @param day    as far as it had been driven when the search was prepared
     * @param start  the beginning of the search
     * @param before the plan that counts, empty for none
     * @return the plan that counts then; empty when a later search of the same depot has taken over
     */
    Optional<PlanHead> run(BegunDay day, BegunDay.Start start, Optional<DeliveryPlan> before, long millis) {
        Found found = search(day, start, MeanwhileEdits.Retaken.unedited(start.carried()), millis);
        Optional<DeliveryPlan> seen = before;
        for (int round = 0; round < MOST_ROUNDS && store.head(draft.id()).isPresent(); round++) {
            found = asDriven(found, seen);
            try {
                publishing.publish(draft.head(), draft.id(), found.stops(), seen.map(DeliveryPlan::stops).orElse(List.of()), seen.map(plan -> plan.head().version()).orElse(0));
                return store.head(draft.id());
            } catch (Conflict changed) {
                DeliveryPlan now = store.current(draft.head().day(), draft.head().warehouseId()).map(store::load).orElseThrow(() -> changed);
                Optional<MeanwhileEdits> edits = MeanwhileEdits.between(seen, now);
                if (edits.isEmpty()) {
                    return Optional.of(stands(now));
                }
                store.follow(draft.id(), now.head().id());
                found = search(edits.get().in(found.stops(), vehicles, found.plan()), RETAKE_MILLIS);
                seen = Optional.of(now);
            }
        }
        return store.head(draft.id()).isEmpty() ? Optional.empty() : seen.map(this::stands);
    }

    /** What drivers checked off while this was searched stands in the result as it was. */
    private Found asDriven(Found found, Optional<DeliveryPlan> seen) {
        BegunDay later = soFar.apply(seen);
        if (begun.knowsAllOf(later)) {
            return found;
        }
        BegunDay.Start start = later.start(vehicles, draft.fleet(), new CarriedOver(found.stops(), found.plan()), draft.depots(), draft.travel());
        store.restart(draft.id(), start.vehicles(), start.carried().stops());
        return search(later, start, asked.in(start.carried(), start.visited()), RETAKE_MILLIS);
    }

    private Found search(BegunDay day, BegunDay.Start start, MeanwhileEdits.Retaken from, long millis) {
        begun = day;
        vehicles = start.vehicles();
        moment = new Moment(day.now(), start.visited());
        return search(from, millis);
    }

    /** Searches with some stops and keeps the plan for the others, which differ in locks at most; without what was left out by hand. */
    private Found search(MeanwhileEdits.Retaken from, long millis) {
        asked = from;
        RoutingProblem searched = problem(from.searched());
        long polish = Math.min(MOST_POLISH_MILLIS, Math.round(millis * POLISH_SHARE));
        var draftWriter = new DraftWriter(store, draft.id(), searched, from.stops(), context, millis);
        var outcome = new RoutingSolver(FreeProcessors.searches()).solve(searched, from.plan(), new SearchBudget(millis - polish, Long.MAX_VALUE, draft.head().seed()), polish,
                draftWriter::tell, draftWriter::isStopAsked);
        RoutingPlan plan = from.without(outcome.plan());
        RoutingProblem kept = problem(from.stops());
        PlanAudit audit = plan.equals(outcome.plan()) ? outcome.audit() : new PlanAuditor(kept).audit(plan);
        List<PlanStop> placed = PlanStops.explained(moment.stored(from.stops(), audit), kept, plan, audit);
        draftWriter.finish(outcome, audit, placed);
        return new Found(placed, plan);
    }

    private RoutingProblem problem(List<PlanStop> stops) {
        return DeliveryPlan.problem(draft.depots(), vehicles, moment.searched(stops), draft.travel());
    }

    private PlanHead stands(DeliveryPlan now) {
        store.setAside(draft.id());
        context.log("%s: the plan became another one (%s by %s) while this was searched and stands; what was found is kept as version %d to compare.".formatted(
                draft.head().warehouseCode(), now.head().origin(), now.head().createdBy(), draft.id()));
        return now.head();
    }
}
