package org.quartermaster.delivery;

import java.util.List;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Refusal;
import org.quartermaster.delivery.planning.Relaxation;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.UnservedReason;

/**
 * Why a stop is left out, with names instead of numbers: codes and amounts for screens and REST to put into words.
 *
 * @param stop        the stop
 * @param refusals    one per vehicle
 * @param relaxations the cheapest of each kind, cheapest first
 */
public record UnservedFacts(PlanStop stop, List<RefusalFacts> refusals, List<RelaxationFacts> relaxations) {

    /**
     * Why one vehicle cannot take it.
     *
     * @param kind      name of the {@link Refusal}; NotStocked when the depot that the vehicle starts at does not hold the goods
     * @param vehicle   code
     * @param dimension volume, weight, pieces; empty when it is not about capacity
     * @param amount    seconds; for capacity millilitres, grams or pieces; for NotWorthIt cents
     * @param other     the order that would be late, the vehicle it is locked to, or the depot without the goods; may be empty
     */
    public record RefusalFacts(String kind, String vehicle, String dimension, long amount, String other) {
    }

    /**
     * What would serve it.
     *
     * @param kind       name of the {@link Relaxation}; to be sent back to apply it
     * @param vehicle    code of the vehicle that would come; for one more vehicle the one it would be like
     * @param minutes    later or longer; else 0
     * @param more       room that is lacking; else nothing
     * @param other      the order whose window would end later; else empty
     * @param addedCents what it adds to the cost of the plan
     */
    public record RelaxationFacts(String kind, String vehicle, int minutes, Load more, String other, long addedCents) {
    }

    /** All stops of a plan that are left out, in stop order. */
    public static List<UnservedFacts> of(DeliveryPlan plan) {
        return plan.reasons().stream().map(reason -> of(plan, reason)).toList();
    }

    private static UnservedFacts of(DeliveryPlan plan, UnservedReason reason) {
        return new UnservedFacts(plan.stops().get(reason.stop()), reason.refusals().stream().map(refusal -> facts(plan, refusal)).toList(),
                reason.relaxations().stream().map(relaxation -> facts(plan, relaxation)).toList());
    }

    private static RefusalFacts facts(DeliveryPlan plan, Refusal refusal) {
        String kind = refusal.getClass().getSimpleName();
        String vehicle = code(plan, refusal.vehicle());
        return switch (refusal) {
            case Refusal.TooBig big -> new RefusalFacts(kind, vehicle, name(big.dimension()), big.over(), "");
            case Refusal.Full full -> new RefusalFacts(kind, vehicle, name(full.dimension()), full.over(), "");
            case Refusal.TooFar far -> new RefusalFacts(kind, vehicle, "", far.seconds(), "");
            case Refusal.WindowMissed missed -> new RefusalFacts(kind, vehicle, "", missed.seconds(), "");
            case Refusal.DelaysOther delays -> new RefusalFacts(kind, vehicle, "", delays.seconds(), plan.stops().get(delays.other()).orderCode());
            case Refusal.ShiftEnds ends -> new RefusalFacts(kind, vehicle, "", ends.seconds(), "");
            case Refusal.AwayTooLong away -> new RefusalFacts(kind, vehicle, "", away.seconds(), "");
            case Refusal.NeedsPartner _, Refusal.BeginsOtherwise _ -> new RefusalFacts(kind, vehicle, "", 0, "");
            case Refusal.LockedElsewhere locked -> new RefusalFacts(kind, vehicle, "", 0, code(plan, locked.lockedVehicle()));
            case Refusal.LacksSkill lacks -> Origins.stated(lacks.skills()) != 0 ? new RefusalFacts(kind, vehicle, "", Origins.stated(lacks.skills()), "")
                    : new RefusalFacts("NotStocked", vehicle, "", 0, plan.startOf(lacks.vehicle()).code());
            case Refusal.NotWorthIt not -> new RefusalFacts(kind, vehicle, "", not.addedCents() - not.penaltyCents(), "");
        };
    }

    private static RelaxationFacts facts(DeliveryPlan plan, Relaxation relaxation) {
        String kind = relaxation.getClass().getSimpleName();
        long added = relaxation.addedCents();
        return switch (relaxation) {
            case Relaxation.LaterWindow later -> new RelaxationFacts(kind, code(plan, later.vehicle()), later.minutes(), Load.NONE, "", added);
            case Relaxation.LaterForOther later -> new RelaxationFacts(kind, code(plan, later.vehicle()), later.minutes(), Load.NONE, plan.stops().get(later.other()).orderCode(), added);
            case Relaxation.Equip equip -> new RelaxationFacts(kind, code(plan, equip.vehicle()), 0, Load.NONE, "", added);
            case Relaxation.LongerShift longer -> new RelaxationFacts(kind, code(plan, longer.vehicle()), longer.minutes(), Load.NONE, "", added);
            case Relaxation.LongerDay longer -> new RelaxationFacts(kind, code(plan, longer.vehicle()), longer.minutes(), Load.NONE, "", added);
            case Relaxation.BiggerVehicle bigger -> new RelaxationFacts(kind, code(plan, bigger.vehicle()), 0, bigger.more(), "", added);
            case Relaxation.OneMoreVehicle more -> new RelaxationFacts(kind, code(plan, more.like()), 0, Load.NONE, "", added);
            case Relaxation.Unlock unlock -> new RelaxationFacts(kind, code(plan, unlock.vehicle()), 0, Load.NONE, "", added);
            case Relaxation.ServeAnyway anyway -> new RelaxationFacts(kind, code(plan, anyway.vehicle()), 0, Load.NONE, "", added);
        };
    }

    private static String name(Enum<?> dimension) {
        return dimension.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String code(DeliveryPlan plan, int vehicle) {
        RoutingProblem problem = plan.problem();
        return vehicle < problem.vehicles().size() ? plan.vehicles().get(vehicle).code() : "";
    }
}
