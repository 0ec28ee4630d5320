package org.quartermaster.delivery.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Explains why stops are left out of a plan: tries each at every place of every route with the auditor, keeps the least bad place per vehicle as its refusal,
 * and places that break rules of one kind only as relaxations.
 */
public final class UnservedReasons {
    private static final int STEP_MINUTES = 5;
    private static final Comparator<Trial> LEAST_BAD = Comparator.comparingInt((Trial trial) -> trial.kinds().size()).thenComparingLong(Trial::amount)
            .thenComparingLong(Trial::addedCents);

    private final RoutingProblem problem;
    private final PlanAuditor auditor;
    private final RoutingPlan plan;
    private final Placings placings;
    private final Map<Integer, Long> costOfRoute = new HashMap<>();

    public UnservedReasons(RoutingProblem asked, RoutingPlan given) {
        problem = asked;
        auditor = new PlanAuditor(asked);
        plan = given;
        placings = new Placings(asked, given);
    }

    /** A stop put at one place of one route, and what is wrong then. */
    private record Trial(int stop, Placing place, List<Violation> violations, long addedCents) {
        int vehicle() {
            return place.vehicle();
        }

        List<Class<?>> kinds() {
            return violations.stream().<Class<?>>map(Violation::getClass).distinct().toList();
        }

        long amount() {
            return violations.stream().mapToLong(Violation::amount).sum();
        }

        boolean breaksOnly(Class<? extends Violation> kind) {
            return kinds().equals(List.of(kind));
        }
    }

    /** One reason per stop left out, in stop order. */
    public List<UnservedReason> all() {
        return plan.unserved(problem).stream().map(this::of).toList();
    }

    /** The reason of one stop that is left out. */
    public UnservedReason of(int stop) {
        List<List<Trial>> trials = IntStream.range(0, problem.vehicles().size()).mapToObj(vehicle -> trials(stop, vehicle)).toList();
        List<Refusal> refusals = trials.stream().map(all -> refusal(stop, Collections.min(all, LEAST_BAD))).toList();
        return new UnservedReason(stop, refusals, relaxations(stop, trials.stream().flatMap(List::stream).toList()));
    }

    private List<Trial> trials(int stop, int vehicle) {
        List<Integer> route = plan.routes().get(vehicle);
        long before = costOfRoute.computeIfAbsent(vehicle, _ -> route.isEmpty() ? 0 : auditor.drive(vehicle, route).cost().total());
        return placings.of(stop, vehicle).stream().map(place -> trial(stop, place, before)).toList();
    }

    private Trial trial(int stop, Placing place, long before) {
        RouteAudit driven = auditor.drive(place.vehicle(), place.route());
        long added = driven.cost().total() - before - penalty(stop);
        return new Trial(stop, place, auditor.violations(driven), added);
    }

    /** What leaving it out costs, together with the one that is left out with it. */
    private long penalty(int stop) {
        int other = problem.sideRules().partnerOf(stop);
        boolean isLeftOutToo = other >= 0 && plan.vehicleOf(other) < 0;
        return problem.stops().get(stop).penaltyCents() + (isLeftOutToo ? problem.stops().get(other).penaltyCents() : 0);
    }

    private Refusal refusal(int stop, Trial trial) {
        int vehicle = trial.vehicle();
        if (trial.violations().isEmpty()) {
            long penalty = penalty(stop);
            return new Refusal.NotWorthIt(vehicle, trial.addedCents() + penalty, penalty);
        }
        Violation worst = trial.violations().stream().min(Comparator.comparingInt(UnservedReasons::rank)).orElseThrow();
        return switch (worst) {
            case Violation.WrongVehicle _ -> new Refusal.LockedElsewhere(vehicle, problem.stops().get(stop).lockedVehicle());
            case Violation.MissingSkill _ ->
                    new Refusal.LacksSkill(vehicle, problem.stops().get(stop).skills() & ~problem.vehicles().get(vehicle).skills());
            case Violation.Overload over -> overload(stop, over);
            case Violation.TooLate late -> late.stop() != stop ? new Refusal.DelaysOther(vehicle, late.stop(), late.amount()) : missed(stop, vehicle, late);
            case Violation.ShiftOver over -> new Refusal.ShiftEnds(vehicle, over.amount());
            case Violation.AwayTooLong away -> new Refusal.AwayTooLong(vehicle, away.amount());
            case Violation.PairBroken _ -> new Refusal.NeedsPartner(vehicle);
            case Violation.BeginsOtherwise _ -> new Refusal.BeginsOtherwise(vehicle);
            case Violation.VisitedTwice twice -> throw new IllegalStateException("Stop %d is in the plan already".formatted(twice.stop()));
        };
    }

    private static int rank(Violation violation) {
        return switch (violation) {
            case Violation.WrongVehicle _ -> 0;
            case Violation.MissingSkill _ -> 1;
            case Violation.Overload _ -> 2;
            case Violation.TooLate _ -> 3;
            case Violation.ShiftOver _ -> 4;
            case Violation.AwayTooLong _ -> 5;
            case Violation.BeginsOtherwise _ -> 6;
            case Violation.PairBroken _ -> 7;
            case Violation.VisitedTwice _ -> 8;
        };
    }

    private Refusal overload(int stop, Violation.Overload over) {
        int loadedAt = problem.sideRules().partnerOf(stop) < 0 || problem.sideRules().isPickup(stop) ? stop : problem.sideRules().partnerOf(stop);
        long alone = over.dimension().of(problem.stops().get(loadedAt).demand()) - over.dimension().of(problem.vehicles().get(over.vehicle()).capacity());
        return alone > 0 ? new Refusal.TooBig(over.vehicle(), over.dimension(), alone) : new Refusal.Full(over.vehicle(), over.dimension(), over.amount());
    }

    private Refusal missed(int stop, int vehicle, Violation.TooLate late) {
        int alone = auditor.drive(vehicle, List.of(stop)).visits().getFirst().lateSeconds();
        return alone > 0 ? new Refusal.TooFar(vehicle, alone) : new Refusal.WindowMissed(vehicle, late.amount());
    }

    private List<Relaxation> relaxations(int stop, List<Trial> trials) {
        var found = new ArrayList<Relaxation>();
        trials.stream().filter(trial -> trial.breaksOnly(Violation.TooLate.class) && trial.violations().stream().allMatch(v -> isLateAt(v, stop)) && trial.violations().size() == 1)
                .min(LEAST_BAD).map(UnservedReasons::laterWindow).ifPresent(found::add);
        trials.stream().filter(trial -> trial.violations().size() == 1 && isLateAtAnother(trial.violations().getFirst(), stop)).min(LEAST_BAD)
                .map(UnservedReasons::laterForOther).ifPresent(found::add);
        trials.stream().filter(trial -> trial.breaksOnly(Violation.MissingSkill.class) && (lacking(trial) & ~Vehicle.EQUIPMENT) == 0)
                .min(Comparator.comparingLong(Trial::addedCents)).map(trial -> new Relaxation.Equip(stop, trial.place(), trial.addedCents(), lacking(trial))).ifPresent(found::add);
        trials.stream().filter(trial -> trial.breaksOnly(Violation.ShiftOver.class)).min(LEAST_BAD).map(UnservedReasons::longerShift).ifPresent(found::add);
        trials.stream().filter(trial -> trial.breaksOnly(Violation.AwayTooLong.class)).min(LEAST_BAD).map(UnservedReasons::longerDay).ifPresent(found::add);
        trials.stream().filter(trial -> trial.breaksOnly(Violation.Overload.class))
                .min(Comparator.comparingLong(Trial::addedCents)).map(UnservedReasons::biggerVehicle).ifPresent(found::add);
        trials.stream().filter(trial -> trial.breaksOnly(Violation.WrongVehicle.class)).min(Comparator.comparingLong(Trial::addedCents))
                .map(trial -> new Relaxation.Unlock(stop, trial.place(), trial.addedCents())).ifPresent(found::add);
        trials.stream().filter(trial -> trial.violations().isEmpty()).min(Comparator.comparingLong(Trial::addedCents))
                .map(trial -> new Relaxation.ServeAnyway(stop, trial.place(), trial.addedCents())).ifPresent(found::add);
        oneMoreVehicle(stop, found);
        found.sort(Comparator.comparingLong(Relaxation::addedCents));
        return found;
    }

    private boolean isLateAt(Violation violation, int stop) {
        return violation instanceof Violation.TooLate late && (late.stop() == stop || late.stop() == problem.sideRules().partnerOf(stop));
    }

    /** Late at a customer's that the vehicle serves already; what is late at a depot is nobody's to move. */
    private boolean isLateAtAnother(Violation violation, int stop) {
        return violation instanceof Violation.TooLate late && !isLateAt(late, stop) && !problem.sideRules().reloads().contains(late.stop());
    }

    /** The skills that the vehicle lacks for the stops that need them, as bits. */
    private int lacking(Trial trial) {
        int able = problem.vehicles().get(trial.vehicle()).skills();
        return trial.violations().stream().mapToInt(violation -> problem.stops().get(((Violation.MissingSkill) violation).stop()).skills() & ~able).reduce(0, (a, b) -> a | b);
    }

    private static Relaxation laterForOther(Trial trial) {
        var late = (Violation.TooLate) trial.violations().getFirst();
        return new Relaxation.LaterForOther(trial.stop(), late.stop(), trial.place(), trial.addedCents(), minutes(late.amount()));
    }

    private static Relaxation laterWindow(Trial trial) {
        int late = ((Violation.TooLate) trial.violations().getFirst()).stop();
        return new Relaxation.LaterWindow(trial.stop(), late, trial.place(), trial.addedCents(), minutes(trial.amount()));
    }

    private static Relaxation longerShift(Trial trial) {
        return new Relaxation.LongerShift(trial.stop(), trial.place(), trial.addedCents(), minutes(trial.amount()));
    }

    private static Relaxation longerDay(Trial trial) {
        return new Relaxation.LongerDay(trial.stop(), trial.place(), trial.addedCents(), minutes(trial.amount()));
    }

    private static Relaxation biggerVehicle(Trial trial) {
        Load more = trial.violations().stream().map(Violation.Overload.class::cast).map(UnservedReasons::room).reduce(Load.NONE, Load::plus);
        return new Relaxation.BiggerVehicle(trial.stop(), trial.place(), trial.addedCents(), more);
    }

    private static Load room(Violation.Overload over) {
        int amount = Math.toIntExact(over.amount());
        return switch (over.dimension()) {
            case VOLUME -> new Load(amount, 0, 0);
            case WEIGHT -> new Load(0, amount, 0);
            case PIECES -> new Load(0, 0, amount);
        };
    }

    private static int minutes(long seconds) {
        return (int) ((seconds + STEP_MINUTES * 60 - 1) / (STEP_MINUTES * 60)) * STEP_MINUTES;
    }

    private void oneMoreVehicle(int stop, List<Relaxation> found) {
        List<Integer> alone = together(stop);
        IntStream.range(0, problem.vehicles().size())
                .filter(vehicle -> problem.stops().get(stop).lockedVehicle() == Stop.ANY && !plan.routes().get(vehicle).isEmpty())
                .mapToObj(like -> trial(stop, Placing.of(stop, like, alone), 0))
                .filter(trial -> trial.violations().isEmpty())
                .min(Comparator.comparingLong(Trial::addedCents))
                .ifPresent(trial -> found.add(new Relaxation.OneMoreVehicle(stop, Placing.of(stop, problem.vehicles().size(), alone), trial.addedCents(), trial.vehicle())));
    }

    /** The stop, with the one that it belongs to when nobody visits that either. */
    private List<Integer> together(int stop) {
        int other = problem.sideRules().partnerOf(stop);
        if (other < 0 || plan.vehicleOf(other) >= 0) {
            return List.of(stop);
        }
        return problem.sideRules().isPickup(stop) ? List.of(stop, other) : List.of(other, stop);
    }
}
