package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.Beginnings;
import org.quartermaster.delivery.planning.HandMove;
import org.quartermaster.delivery.planning.Places;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.Relaxation;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.UnservedReasons;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Changes the plan that counts by hand: what would happen, do it. Each change is a new version; {@link DeliveryUndo} goes back to the one before. */
@ApplicationScoped
@Transactional
public class DeliveryEditing {
    private PlanStore store;
    private PlanPublishing publishing;
    private DeliveryWishes wishes;
    private TransportOrders transports;
    private DrivenSoFar driven;

    protected DeliveryEditing() {
    }

    @Inject
    public DeliveryEditing(PlanStore store, PlanPublishing publishing, DeliveryWishes wishes, TransportOrders transports, DrivenSoFar driven) {
        this.store = store;
        this.publishing = publishing;
        this.wishes = wishes;
        this.transports = transports;
        this.driven = driven;
    }

    /** A problem and a plan as an edit leaves them. */
    private record Edited(RoutingProblem problem, RoutingPlan plan) {
    }

    /**
     * What an edit would do; changes nothing.
     *
     * @throws NotFound when the plan, the stop or the vehicle is not there
     * @throws Conflict when a stop shall be moved where a driver has been already
     */
    @RolesAllowed(Role.VIEW)
    public EditEffect preview(long planId, PlanEdit edit) {
        DeliveryPlan plan = plan(planId);
        requireOpen(plan, edit);
        Edited edited = edited(plan, edit);
        PlanAudit after = new PlanAuditor(edited.problem()).audit(edited.plan());
        return new EditEffect(plan.audit(), after, after.violations());
    }

    /**
     * Makes the edit a new version and publishes it.
     *
     * @param expected the version that was seen
     * @param force    also when hard rules are broken then
     * @return the identity of the new plan
     * @throws Conflict when the plan was changed meanwhile, or rules would be broken and {@code force} is not set; also when a route shall be kept that cannot
     *                  be driven up to the stop, or a stop moved where a driver has been already
     */
    @RolesAllowed(Role.BUY)
    public long apply(long planId, PlanEdit edit, int expected, boolean force) {
        DeliveryPlan plan = plan(planId);
        if (plan.head().version() != expected) {
            throw new Conflict("delivery.conflict.plan", "Plan %d has version %d, seen was %d. Look at it again.".formatted(planId, plan.head().version(),
                    expected), plan.head().warehouseCode(), plan.head().day());
        }
        requireOpen(plan, edit);
        Edited edited = edited(plan, edit);
        if (edit instanceof PlanEdit.Keep(int stop, boolean kept) && kept) {
            KeepCheck.require(plan, stop);
        }
        PlanAudit after = new PlanAuditor(edited.problem()).audit(edited.plan());
        if (!after.isFeasible() && !force) {
            throw new Conflict("delivery.conflict.infeasible", "The change breaks %s. Send force to do it nevertheless.".formatted(after.violations()),
                    after.violations().size());
        }
        return keep(plan, edit, edited, after, expected);
    }

    /** Whoever is checked off as visited stays with the vehicle that was there; where it was not possible another one may try again. */
    private void requireOpen(DeliveryPlan plan, PlanEdit edit) {
        boolean isMove = edit instanceof PlanEdit.Move || edit instanceof PlanEdit.Insert;
        if (!isMove || edit.stopNo() < 0 || edit.stopNo() >= plan.stops().size()) {
            return;
        }
        PlanStop stop = plan.stops().get(edit.stopNo());
        Map<StopKey, VisitLog> visits = driven.visits(plan.head());
        Stream.of(stop.stopNo(), stop.partnerNo()).filter(number -> number >= 0).map(number -> visits.get(plan.stops().get(number).key()))
                .filter(visit -> visit != null && !visit.isFailed()).findFirst().ifPresent(visit -> {
                    throw new Conflict("delivery.conflict.been", "A driver has been at the stop of %s.".formatted(stop.orderCode()), stop.orderCode());
                });
    }

    private DeliveryPlan plan(long id) {
        return store.load(store.head(id).orElseThrow(() -> new NotFound("delivery plan", id)));
    }

    private static Edited edited(DeliveryPlan plan, PlanEdit edit) {
        if (edit.stopNo() < 0 || edit.stopNo() >= plan.stops().size()) {
            throw new NotFound("stop", edit.stopNo());
        }
        return switch (edit) {
            case PlanEdit.Move move -> moved(plan, move);
            case PlanEdit.Lock lock -> locked(plan, lock);
            case PlanEdit.Keep keep -> new Edited(Beginnings.keeping(plan.problem(), plan.routing(), keep.stopNo(), keep.kept()), plan.routing());
            case PlanEdit.Relax relax -> relaxed(plan, relax);
            case PlanEdit.Insert insert -> inserted(plan, insert);
            case PlanEdit.Need need -> needing(plan, need);
        };
    }

    private static Edited moved(DeliveryPlan plan, PlanEdit.Move move) {
        if (move.vehicleNo() >= plan.vehicles().size()) {
            throw new NotFound("vehicle", move.vehicleNo());
        }
        Stop stop = plan.problem().stops().get(move.stopNo());
        boolean isReload = !plan.stops().get(move.stopNo()).isAskedFor();
        boolean movesLock = !isReload && stop.lockedVehicle() != Stop.ANY && stop.lockedVehicle() != move.vehicleNo();
        RoutingProblem problem = movesLock ? changed(plan.problem(), move.stopNo(), one -> one.lockedTo(Math.max(Stop.ANY, move.vehicleNo()))) : plan.problem();
        var hand = new HandMove(problem, plan.routing());
        RoutingPlan routing = move.vehicleNo() < 0 ? hand.out(move.stopNo()) : hand.to(move.stopNo(), move.vehicleNo(), move.position());
        RoutingPlan tidy = isReload ? routing : routing.withoutIdleReloads(problem);
        return new Edited(Beginnings.after(problem, tidy, move.stopNo()), tidy);
    }

    private static Edited inserted(DeliveryPlan plan, PlanEdit.Insert insert) {
        if (insert.vehicleNo() < 0 || insert.vehicleNo() >= plan.vehicles().size()) {
            throw new NotFound("vehicle", insert.vehicleNo());
        }
        RoutingPlan without = new HandMove(plan.problem(), plan.routing()).out(insert.stopNo()).withoutIdleReloads(plan.problem());
        RoutingProblem problem = Beginnings.after(plan.problem(), without, insert.stopNo());
        RoutingPlan routing = new Places(problem, without).with(insert.stopNo(), insert.vehicleNo()).orElseThrow(() -> new Conflict("delivery.conflict.noPlace",
                "Stop %d has no place on vehicle %d that keeps all rules.".formatted(insert.stopNo(), insert.vehicleNo()), plan.vehicles().get(insert.vehicleNo()).code()));
        return new Edited(problem, routing);
    }

    private static Edited locked(DeliveryPlan plan, PlanEdit.Lock lock) {
        int vehicle = lock.locked() ? plan.routing().vehicleOf(lock.stopNo()) : Stop.ANY;
        return new Edited(changed(plan.problem(), lock.stopNo(), stop -> stop.lockedTo(vehicle)), plan.routing());
    }

    private static Edited needing(DeliveryPlan plan, PlanEdit.Need need) {
        DeliveryWish wish = need.wish();
        if (wish.windows() != null && plan.stops().get(need.stopNo()).kind().isTransport()) {
            throw new Conflict("delivery.conflict.windowsOfTransport", "The times of a transport order are stated at the order.");
        }
        var free = new DeliveryWish(wish.skills(), wish.optionalCents() == null ? null : 0L, wish.lateCents());
        int other = plan.problem().sideRules().partnerOf(need.stopNo());
        RoutingProblem problem = plan.problem().with(need.stopNo(), wish.at(plan.problem().stops().get(need.stopNo())));
        return new Edited(other < 0 ? problem : problem.with(other, free.at(problem.stops().get(other))), plan.routing());
    }

    /** The problem with a stop, and the one that it belongs to, changed alike. */
    private static RoutingProblem changed(RoutingProblem problem, int stop, UnaryOperator<Stop> change) {
        int other = problem.sideRules().partnerOf(stop);
        RoutingProblem changed = problem.with(stop, change.apply(problem.stops().get(stop)));
        return other < 0 ? changed : changed.with(other, change.apply(changed.stops().get(other)));
    }

    private static Edited relaxed(DeliveryPlan plan, PlanEdit.Relax relax) {
        if (plan.routing().vehicleOf(relax.stopNo()) >= 0) {
            throw new NotFound("unserved stop", relax.stopNo());
        }
        Relaxation relaxation = new UnservedReasons(plan.problem(), plan.routing()).of(relax.stopNo()).relaxations().stream()
                .filter(one -> one.getClass().getSimpleName().equals(relax.kind())).findFirst()
                .orElseThrow(() -> new NotFound("relaxation", relax.kind()));
        return new Edited(relaxation.applyTo(plan.problem()), relaxation.applyTo(plan.routing()));
    }

    private long keep(DeliveryPlan plan, PlanEdit edit, Edited edited, PlanAudit after, int expected) {
        List<PlanVehicle> vehicles = vehicles(plan, edited.problem());
        Set<Integer> fixed = edited.problem().sideRules().beginnings().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<PlanStop> stops = plan.stops().stream().map(stop -> stop.as(edited.problem().stops().get(stop.stopNo())).fixed(fixed.contains(stop.stopNo()))).toList();
        List<PlanStop> placed = PlanStops.explained(stops, edited.problem(), edited.plan(), after);
        PlanHead head = plan.head().followedBy(edit.origin(), plan.head().stops());
        long id = store.insert(head, plan.depots(), vehicles, placed, plan.skipped());
        store.write(id, placed, after, "", 0, 0, true);
        publishing.publish(head, id, placed, plan.stops(), expected);
        if (edit instanceof PlanEdit.Need need) {
            note(plan.stops().get(need.stopNo()), need.wish());
        }
        return id;
    }

    private void note(PlanStop stop, DeliveryWish wish) {
        if (stop.kind().isTransport()) {
            transports.need(stop.orderId(), wish);
        } else {
            wishes.note(stop.orderId(), wish);
        }
    }

    private static List<PlanVehicle> vehicles(DeliveryPlan plan, RoutingProblem problem) {
        var vehicles = new ArrayList<PlanVehicle>();
        for (int v = 0; v < problem.vehicles().size(); v++) {
            boolean known = v < plan.vehicles().size();
            String code = known ? plan.vehicles().get(v).code() : "+" + (v - plan.vehicles().size() + 1);
            vehicles.add(PlanVehicle.of(v, known ? plan.vehicles().get(v).vehicleId() : 0, code, problem.vehicles().get(v)));
        }
        return vehicles;
    }
}
