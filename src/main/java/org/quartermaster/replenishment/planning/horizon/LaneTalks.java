package org.quartermaster.replenishment.planning.horizon;

import java.util.Random;
import org.quartermaster.replenishment.planning.horizon.BestResponse.Talk;

/** What a lane may talk about, at random: an order less or more, a truck less or more, this week or one beside it. */
final class LaneTalks {

    private final HorizonLedger ledger;
    private final HorizonProblem problem;
    private final Random random;
    private final int weeks;

    LaneTalks(HorizonLedger ledger, Random random) {
        this.ledger = ledger;
        this.problem = ledger.problem;
        this.random = random;
        this.weeks = problem.weeks();
    }

    boolean takesOrders(int lane, int week) {
        HorizonSupplier supplier = problem.suppliers().get(lane / problem.room().length);
        return week >= 0 && week + supplier.leadWeeks() < weeks && supplier.takesOrders()[week];
    }

    private boolean isPlaced(int lane, int week) {
        return ledger.orderLines(lane * weeks + week) > 0;
    }

    /** Gives the order up or opens one, or asks another price for a truckload. */
    Talk any(int lane, int week) {
        return talk(lane, week, random.nextInt(isPlaced(lane, week) ? 4 : 2));
    }

    /** @param kind 0, 1: gives the order up or opens one, 2, 3: asks more or less for a truckload; with 1 and 3 a week beside it as well */
    private Talk talk(int lane, int week, int kind) {
        double[] prices = Talk.none(weeks).prices();
        boolean isPlaced = isPlaced(lane, week);
        prices[week] = kind < 2 ? isPlaced ? Double.POSITIVE_INFINITY : 0.3 + random.nextDouble() : 0.5 + 2 * random.nextDouble();
        int beside = week + (random.nextBoolean() ? 1 : -1);
        if (kind % 2 == 1 && takesOrders(lane, beside)) {
            prices[beside] = isPlaced && kind == 1 ? 0.3 + random.nextDouble() : random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : 0.5 + random.nextDouble();
        }
        return new Talk(lane, prices);
    }
}
