package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.List;

/** Which orders take from which limit, as a start for looking; orders that have moved away may still be listed, and find out themselves. */
final class LimitTakers {
    private static final int MOST_TRIED = 200;
    private final List<List<Integer>> orders = new ArrayList<>();

    LimitTakers(BatchModel model, int[] chosen, int limits) {
        for (int limit = 0; limit < limits; limit++) {
            orders.add(new ArrayList<>());
        }
        for (int order = 0; order < chosen.length; order++) {
            moved(order, model.ways(order).get(chosen[order]));
        }
    }

    void moved(int order, Way way) {
        for (int limit : way.limits()) {
            orders.get(limit).add(order);
        }
    }

    /** Some of the orders that take from a limit; none for −1. */
    List<Integer> of(int limit) {
        if (limit < 0) {
            return List.of();
        }
        List<Integer> all = orders.get(limit);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_TRIED), all.size()));
    }
}
