package org.quartermaster.replenishment.planning.horizon;

/**
 * A supplier as the plan sees it.
 *
 * @param id               identity
 * @param orderMicros      cost of one more order to one warehouse
 * @param minimumMicros    least value of one order; 0: none
 * @param truckMicros      freight of one truck; 0: prices are delivered
 * @param truckCentilitres what a truck takes by volume, ≥ 1
 * @param truckGrams       what a truck takes by weight, ≥ 1
 * @param leadWeeks        weeks from order to receipt when nothing is late
 * @param takesOrders      {@code [week]} whether it takes orders in that week
 * @param arrivals         {@code [scenario][week]} week at whose beginning an order of that week arrives; never falling along a scenario: no order
 *                         overtakes an earlier one
 */
public record HorizonSupplier(int id, long orderMicros, long minimumMicros, long truckMicros, long truckCentilitres, long truckGrams, int leadWeeks,
        boolean[] takesOrders, int[][] arrivals) {

    /** @throws IllegalArgumentException if an order overtakes an earlier one or arrives before it is placed */
    public HorizonSupplier {
        for (int[] scenario : arrivals) {
            for (int week = 0; week < scenario.length; week++) {
                if (scenario[week] < week || week > 0 && scenario[week] < scenario[week - 1]) {
                    throw new IllegalArgumentException("Supplier %d: the order of week %d arrives in week %d, before it was placed or before an earlier one."
                            .formatted(id, week, scenario[week]));
                }
            }
        }
        if (truckCentilitres < 1 || truckGrams < 1 || leadWeeks < 0) {
            throw new IllegalArgumentException("Supplier %d: a truck of %d cl and %d g, lead time %d weeks.".formatted(id, truckCentilitres, truckGrams, leadWeeks));
        }
    }

    /** {@code [scenario][week]} how many of the first orders have arrived when the week's demand comes. */
    int[][] arrived() {
        int weeks = takesOrders.length;
        int[][] arrived = new int[arrivals.length][weeks];
        for (int k = 0; k < arrivals.length; k++) {
            int count = 0;
            for (int week = 0; week < weeks; week++) {
                while (count < weeks && arrivals[k][count] <= week) {
                    count++;
                }
                arrived[k][week] = count;
            }
        }
        return arrived;
    }

    /** Trucks for a load; at least one for any order that pays freight. */
    long trucks(long centilitres, long grams) {
        return truckMicros == 0 ? 0 : Math.max(1, Math.max(ceil(centilitres, truckCentilitres), ceil(grams, truckGrams)));
    }

    private static long ceil(long amount, long size) {
        return (amount + size - 1) / size;
    }
}
