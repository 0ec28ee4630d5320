package org.quartermaster.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.delivery.planning.DrivenDay;
import org.quartermaster.delivery.planning.LiveDay;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.shared.Role;

/** Where the vehicles of a plan are: what their drivers checked off. A vehicle of which nothing is checked off is where the plan has it. */
@ApplicationScoped
@Transactional
public class DrivenSoFar {
    private static final int LONGEST_DAY = 36 * 3600;

    private Jdbi jdbi;
    private Clock clock;

    protected DrivenSoFar() {
    }

    @Inject
    public DrivenSoFar(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is noted for the day and depot of a plan, by what the stops are about. */
    @RolesAllowed(Role.VIEW)
    public Map<StopKey, VisitLog> visits(PlanHead head) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select v.*, if(v.warehouse_id = :warehouse, 0, v.warehouse_id) as part_no, coalesce(r.code, '') as vehicle_code
                from delivery_visit v left join delivery_route r on r.plan_id = v.plan_id and r.vehicle_no = v.vehicle_no
                where v.day = :day and (v.warehouse_id = :warehouse or v.warehouse_id in (select d.warehouse_id from delivery_depot d where d.plan_id = :plan)) and
                """ + Scope.sees("v.warehouse_id")).bind("day", head.day()).bind("warehouse", head.warehouseId()).bind("plan", head.id()).mapTo(VisitLog.class).list()).stream()
                .collect(toMap(VisitLog::key, Function.identity()));
    }

    /** The stops of a plan that are checked off, by the number of the vehicle that was there, in the order of the visits. One where another vehicle was in vain is open. */
    @RolesAllowed(Role.VIEW)
    public Map<Integer, List<DrivenDay.Done>> checkedOff(DeliveryPlan plan) {
        Map<StopKey, VisitLog> noted = visits(plan.head());
        Map<String, Integer> numbers = plan.vehicles().stream().collect(toMap(PlanVehicle::code, PlanVehicle::vehicleNo, (first, _) -> first));
        var done = new HashMap<Integer, List<DrivenDay.Done>>();
        plan.stops().stream().filter(stop -> noted.containsKey(stop.key()) && noted.get(stop.key()).counts(plan.vehicleOf(stop)))
                .sorted(Comparator.comparing((PlanStop stop) -> noted.get(stop.key()).arrivedAt()).thenComparingInt(PlanStop::position)).forEach(stop -> {
                    VisitLog visit = noted.get(stop.key());
                    int vehicle = numbers.getOrDefault(visit.vehicleCode(), stop.vehicleNo());
                    if (vehicle >= 0) {
                        done.computeIfAbsent(vehicle, _ -> new ArrayList<>()).add(new DrivenDay.Done(stop.stopNo(), second(plan.head(), visit.arrivedAt()),
                                visit.isOver() ? second(plan.head(), visit.leftAt()) : DrivenDay.UNKNOWN));
                    }
                });
        return done;
    }

    private static int second(PlanHead head, LocalDateTime utc) {
        return (int) Math.clamp(second(head.day(), ZoneId.of(head.zone()), utc.toInstant(ZoneOffset.UTC)), 0, LONGEST_DAY);
    }

    private static long second(LocalDate day, ZoneId zone, Instant moment) {
        return Duration.between(day.atStartOfDay(zone).toInstant(), moment).toSeconds();
    }

    /** The present second of a day at a depot; 0 when that day is not today. */
    @RolesAllowed(Role.VIEW)
    public int now(LocalDate day, ZoneId zone) {
        Instant moment = clock.instant();
        return LocalDate.ofInstant(moment, zone).equals(day) ? (int) second(day, zone, moment) : 0;
    }

    /**
     * A plan at a moment of its day.
     *
     * @param problem of the plan, perhaps with a wider matrix
     */
    @RolesAllowed(Role.VIEW)
    public LiveDay live(DeliveryPlan plan, RoutingProblem problem, int second) {
        return DrivenDay.of(problem, plan.routing(), checkedOff(plan), second);
    }

    /** How much of a plan has been driven by now. */
    @RolesAllowed(Role.VIEW)
    public Progress progress(DeliveryPlan plan) {
        Map<Integer, List<DrivenDay.Done>> checkedOff = checkedOff(plan);
        LiveDay live = DrivenDay.of(plan.problem(), plan.routing(), checkedOff, now(plan.head().day(), ZoneId.of(plan.head().zone())));
        return new Progress((int) live.visited().values().stream().flatMap(List::stream).filter(stop -> plan.stops().get(stop).isAskedFor()).count(),
                checkedOff.values().stream().mapToInt(List::size).sum());
    }

    /**
     * How far a day is.
     *
     * @param visited    stops that were visited, checked off or by the plan's times
     * @param checkedOff those that drivers checked off
     */
    public record Progress(int visited, int checkedOff) {
    }
}
