package org.quartermaster.delivery;

import java.util.List;
import org.quartermaster.delivery.planning.Beginnings;
import org.quartermaster.delivery.planning.Violation;
import org.quartermaster.shared.Conflict;

/** Refuses to keep a route up to a stop when it cannot be driven that far: the next plan would leave out what is late, and who kept it would not know. */
final class KeepCheck {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final double THOUSAND = 1_000;

    private KeepCheck() {
    }

    /** @throws Conflict naming the first thing that stands against it, and by how much */
    static void require(DeliveryPlan plan, int stopNo) {
        List<Violation> faults = Beginnings.faults(plan.problem(), plan.routing(), stopNo);
        if (!faults.isEmpty()) {
            throw conflict(plan, faults.getFirst(), plan.stops().get(stopNo).orderCode());
        }
    }

    private static Conflict conflict(DeliveryPlan plan, Violation fault, String upTo) {
        return switch (fault) {
            case Violation.TooLate late -> refused("Late", upTo, order(plan, late.stop()), minutes(late.amount()));
            case Violation.ShiftOver over -> refused("Shift", upTo, vehicle(plan, over.vehicle()), minutes(over.amount()));
            case Violation.AwayTooLong away -> refused("Away", upTo, vehicle(plan, away.vehicle()), minutes(away.amount()));
            case Violation.Overload over -> refused("Load." + over.dimension(), upTo, vehicle(plan, over.vehicle()),
                    over.dimension() == Violation.Dimension.PIECES ? over.amount() : over.amount() / THOUSAND);
            case Violation.MissingSkill lacks -> refused("Vehicle", upTo, order(plan, lacks.stop()), vehicle(plan, lacks.vehicle()));
            case Violation.WrongVehicle wrong -> refused("Vehicle", upTo, order(plan, wrong.stop()), vehicle(plan, wrong.vehicle()));
            case Violation.PairBroken _, Violation.BeginsOtherwise _, Violation.VisitedTwice _ ->
                    throw new IllegalStateException("%s is no matter of a beginning.".formatted(fault));
        };
    }

    private static Conflict refused(String why, String upTo, Object what, Object amount) {
        return new Conflict("delivery.conflict.keep" + why, "The route cannot be kept up to %s, it cannot be driven so far: %s, %s (%s).".formatted(upTo, why, what, amount),
                upTo, what, amount);
    }

    private static String order(DeliveryPlan plan, int stop) {
        return plan.stops().get(stop).orderCode();
    }

    private static String vehicle(DeliveryPlan plan, int vehicle) {
        return plan.vehicles().get(vehicle).code();
    }

    /** Rounded up: a second late is late. */
    private static long minutes(long seconds) {
        return Math.ceilDiv(seconds, SECONDS_PER_MINUTE);
    }
}
